//! Plays `histories.txt`: what is read as a history, and how it is written again.

use sirio::web::History;

#[test]
fn histories_are_read_as_the_cases_say() {
    let cases = include_str!("histories.txt").split("\n=== ").skip(1);
    let problems: Vec<String> = cases.filter_map(|case| play(case).err()).collect();
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

fn play(case: &str) -> Result<(), String> {
    let (what, rest) = case.split_once('\n').ok_or("a case has a head")?;
    let (text, expected) = rest.split_once("--- ").ok_or("a case has an end")?;
    match (History::read(text), expected.split_once('\n').unwrap_or((expected, ""))) {
        (Ok(history), ("becomes", wanted)) => {
            let found = history.to_text();
            if found.trim() != wanted.trim() {
                return Err(format!("{what}: becomes\n{found}"));
            }
            let again = History::read(&found).map_err(|error| format!("{what}, again: {error}"))?;
            if again == history { Ok(()) } else { Err(format!("{what}: is read otherwise again")) }
        }
        (Err(error), (wanted, _)) => match wanted.strip_prefix("is refused: ") {
            Some(part) if error.contains(part) => Ok(()),
            _ => Err(format!("{what}: {error}")),
        },
        (Ok(_), (wanted, _)) => Err(format!("{what}: is read, but {wanted}")),
    }
}
