use super::*;

fn calendar(first: &str, weeks: u16) -> Calendar {
    Calendar::new("IT", "Europe/Rome", first.parse().unwrap(), weeks).unwrap()
}

/// `12-08 09:00–12:00` on the clocks of Rome; `?` where it is in doubt, `@` by appointment.
fn shown(expression: &str, calendar: &Calendar) -> Vec<String> {
    let clock = |minute: Minute| {
        let instant = chrono::DateTime::from_timestamp(minute * 60, 0).unwrap();
        instant.with_timezone(&calendar.zone).naive_local()
    };
    let show = |opening: Opening| {
        let (start, end) = (clock(opening.time.start), clock(opening.time.end));
        let days = (end.date() - start.date()).num_days();
        let days = if days > 1 { format!("+{days}") } else { String::new() };
        let mark = match opening.access {
            Access::Open => "",
            Access::Appointment => "@",
            Access::Unknown => "?",
        };
        format!("{}–{}{days}{mark}", start.format("%m-%d %H:%M"), end.format("%H:%M"))
    };
    openings(expression, calendar).unwrap().into_iter().map(show).collect()
}

#[test]
fn a_week_with_a_holiday() {
    let week = calendar("2026-12-07", 1);
    let hours = "Mo-We 09:00-12:30,15:00-17:00; PH off";
    let open = ["12-07 09:00–12:30", "12-07 15:00–17:00", "12-09 09:00–12:30", "12-09 15:00–17:00"];
    assert_eq!(shown(hours, &week), open);
    assert_eq!(shown("Mo-We 09:00-12:30; PH 10:00-11:00", &week)[1], "12-08 10:00–11:00");
    assert_eq!(shown("Mo-Tu 09:00-12:30", &week), ["12-07 09:00–12:30", "12-08 09:00–12:30?"]);
    assert_eq!(shown("24/7", &week), ["12-07 00:00–00:00+7"]);
    assert_eq!(shown("24/7; PH off", &week), ["12-07 00:00–00:00", "12-09 00:00–00:00+5"]);
}

#[test]
fn the_holidays_of_italy() {
    let open = |date: &str| {
        let start: NaiveDate = date.parse().unwrap();
        !shown("Mo-Su 09:00-10:00; PH off", &calendar(date, 1))[0]
            .starts_with(&start.format("%m-%d").to_string())
    };
    for holiday in ["2026-04-06", "2026-10-04", "2027-03-29", "2027-01-06", "2026-11-01"] {
        assert!(open(holiday), "{holiday}");
    }
    // San Francesco was none before 2026; San Paolino is Lucca's alone.
    for day in ["2025-10-04", "2026-07-13", "2026-12-09"] {
        assert!(!open(day), "{day}");
    }
    // Bolzano's Whit Monday is nobody else's, and who asks is not known.
    assert_eq!(shown("Mo 09:00-10:00; PH off", &calendar("2026-05-25", 1)), ["05-25 00:00–00:00?"]);
}

#[test]
fn nights_belong_to_the_evening_they_begin_in() {
    let night = "Mo-Th 20:00-08:00; Fr 20:00-02:00; PH off";
    assert_eq!(
        shown(night, &calendar("2026-11-23", 1)),
        [
            "11-23 20:00–08:00",
            "11-24 20:00–08:00",
            "11-25 20:00–08:00",
            "11-26 20:00–08:00",
            "11-27 20:00–02:00"
        ]
    );
    // The night to a day on which the place is closed: who knows.
    assert_eq!(shown(night, &calendar("2026-12-07", 1))[..2], ["12-07 20:00–00:00", "12-08 00:00–08:00?"]);
    assert_eq!(
        shown("Su 20:00-08:00", &calendar("2026-11-23", 1)),
        ["11-23 00:00–08:00", "11-29 20:00–00:00"]
    );
}

#[test]
fn clocks_change() {
    let october = calendar("2026-10-19", 1);
    let sunday = openings("Su 00:00-08:00", &october).unwrap();
    assert_eq!(sunday[0].time.end - sunday[0].time.start, 9 * 60);
    assert_eq!(october.range().end - october.range().start, (7 * 24 + 1) * 60);
    let (utc, summer) = (sunday[0].time.start + 3 * 60, 120);
    assert_eq!(october.offsets(), [(october.range().start, summer), (utc, 60)]);
    // Of two quarters past two the first one.
    let twice = openings("Su 02:15-02:45", &october).unwrap();
    assert_eq!(twice[0].time, sunday[0].time.start + 135..sunday[0].time.start + 165);
    let march = calendar("2027-03-22", 1);
    assert_eq!(shown("Su 02:15-02:45; PH Su 01:00-05:00", &march).len(), 1);
    let skipped = shown("Su,PH 02:30-05:00", &march);
    assert_eq!(skipped, ["03-28 03:00–05:00"]);
    assert_eq!(shown("Su,PH 02:15-02:45", &march), [""; 0]);
    assert_eq!(shown("24/7", &march).len(), 1);
    assert_eq!(march.offsets().len(), 2);
}

#[test]
fn by_appointment_is_not_closed() {
    let week = calendar("2026-11-23", 1);
    assert_eq!(shown("\"by appointment\"", &week), ["11-23 00:00–00:00+7@"]);
    assert_eq!(
        shown("Mo 09:00-12:00; \"su appuntamento\"", &week),
        ["11-23 00:00–09:00@", "11-23 09:00–12:00", "11-23 12:00–00:00+7@"]
    );
    assert_eq!(
        shown("Mo 09:00-12:00 || \"su appuntamento\"", &week),
        shown("Mo 09:00-12:00; \"su appuntamento\"", &week)
    );
    assert_eq!(shown("Mo 09:00-12:00; Tu off \"by appointment\"", &week)[1], "11-24 00:00–00:00@");
    assert_eq!(shown("Tu 09:00-12:00 \"by appointment\"", &week), ["11-24 09:00–12:00@"]);
}

#[test]
fn what_is_in_doubt_is_not_claimed() {
    let week = calendar("2026-11-23", 1);
    for (expression, expected) in [
        ("Mo 09:00-12:00 \"every second week\"", "11-23 09:00–12:00?"),
        ("Mo 09:00-12:00 unknown", "11-23 09:00–12:00?"),
        ("Mo 09:00+", "11-23 09:00–00:00+2?"),
        ("Mo sunrise-12:00", "11-23 00:00–00:00+2?"),
        ("PH Mo 09:00-12:00", "11-23 00:00–00:00+7?"),
        // Of which year is January?
        ("2026 Dec-Jan Mo 09:00-12:00", "11-23 00:00–00:00+7?"),
        ("Mo 09:00-12:00; SH off", "11-23 00:00–00:00+7?"),
    ] {
        assert_eq!(shown(expression, &week), [expected], "{expression}");
    }
    let nowhere = Calendar::new("XX", "Europe/Rome", "2026-11-23".parse().unwrap(), 1).unwrap();
    assert_eq!(openings("Mo 09:00-12:00; PH off", &nowhere).unwrap()[0].access, Access::Unknown);
    assert!(openings("every Monday", &week).is_err());
    assert!(Calendar::new("IT", "Europe/Luca", "2026-11-23".parse().unwrap(), 1).is_none());
}

#[test]
fn months_weeks_and_years() {
    let weeks = calendar("2026-11-23", 6);
    let mondays = |expression: &str| {
        shown(expression, &weeks).iter().map(|line| line[..5].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(mondays("Dec Mo 09:00-12:00"), ["12-07", "12-14", "12-21", "12-28"]);
    assert_eq!(mondays("2026 Dec Mo 09:00-12:00"), ["12-07", "12-14", "12-21", "12-28"]);
    assert_eq!(mondays("2026Dec-Jan Mo 09:00-12:00").len(), 4);
    assert_eq!(mondays("Nov 30-Dec 8 Mo 09:00-12:00"), ["11-30", "12-07"]);
    assert_eq!(mondays("week 1-53/2 Mo 09:00-12:00"), ["11-30", "12-14", "12-28"]);
    assert_eq!(mondays("Mo[1] 09:00-12:00"), ["12-07"]);
    assert_eq!(mondays("2027 Mo 09:00-12:00").len(), 0);
    assert_eq!(mondays("Mo 09:00-12:00; Nov 30-Dec 21 off"), ["11-23", "12-28"]);
    assert_eq!(
        shown("Mo-Fr 09:00-17:00; We 12:00-13:00 off", &calendar("2026-11-25", 1))[1],
        "11-25 13:00–17:00"
    );
}

/// Rules put together at random from selectors that are each allowed.
#[test]
fn no_expression_is_too_much() {
    const PARTS: [&[&str]; 6] = [
        &[
            "",
            "",
            "2026 ",
            "1900-9999/9999 ",
            "2027+ ",
            "Jan ",
            "Nov-Feb ",
            "2026 Dec ",
            "2026Dec-Jan ",
            "Feb 29 ",
            "Dec 31-Jan 1 ",
            "easter -9999 days ",
            "easter-Dec 24 +Su ",
            "Nov Mo[-1]-2026 Dec Su[5] ",
            "9999 Dec 31+ ",
        ],
        &["", "", "", "week 5 ", "week 1-53/53 ", "week 40-53/2 "],
        &[
            "",
            "Mo ",
            "Su-Tu ",
            "Mo-Su ",
            "PH ",
            "SH ",
            "Mo,PH ",
            "PH -9999 days ",
            "We[1,-5] ",
            "Fr[-1] -9999 days ",
        ],
        &[
            "",
            "09:00-12:00",
            "22:00-03:00",
            "00:00-24:00",
            "00:00-48:00",
            "23:59-48:00",
            "10:00-10:00",
            "00:00-00:00",
            "09:00+",
            "sunset-sunrise",
            "(sunset+23:59)-(sunrise-09:00)",
            "10:00-16:00/00:01",
            "08:00-09:00,08:30-26:00",
        ],
        &["", "", " off", " unknown", " open", " \"by appointment\"", " off \"su appuntamento\"", " \"x\""],
        &["; ", "; ", ", ", " || "],
    ];
    let weeks = calendar("2026-11-23", 2);
    let mut seed = 5usize;
    let mut understood = 0;
    for _ in 0..1500 {
        let mut text = String::new();
        for _ in 0..3 {
            for parts in PARTS {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(parts[(seed >> 33) % parts.len()]);
            }
        }
        let Ok(openings) = openings(text.trim_end_matches([';', ',', '|', ' ']), &weeks) else {
            continue;
        };
        understood += 1;
        let range = weeks.range();
        let ends = openings.iter().flat_map(|opening| [opening.time.start, opening.time.end]);
        let ends: Vec<_> = [range.start].into_iter().chain(ends).chain([range.end]).collect();
        assert!(ends.is_sorted(), "{text}: {openings:?}");
        assert!(openings.iter().all(|opening| !opening.time.is_empty()), "{text}: {openings:?}");
    }
    assert!(understood > 500, "{understood}");
}

#[test]
fn a_hostile_expression_takes_no_time() {
    let weeks = calendar("2026-11-23", 8);
    let minute = |at: usize| format!("{:02}:{:02}", at / 60, at % 60);
    let spans: Vec<_> = (0..160).map(|at| format!("{}-{}", minute(at), minute(at + 1))).collect();
    let started = std::time::Instant::now();
    for text in [
        format!("Mo-Su {}", spans.join(",")),
        "Mo 1-".repeat(1_000_000),
        "\"".repeat(1999),
        "week 1-53/2 Mo-Su 09:00-10:00; ".repeat(60),
    ] {
        let _ = openings(&text, &weeks);
    }
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
}
