//! The pictograms of topics and of what a reader can do, from the library Lucide (ISC licence).
//!
//! In: a name (a topic's key, a section's folder, a thing on the page). Out: the inner SVG of one
//! drawing on a grid of 24. Never the only bearer of a meaning: words stand beside each.

use icondata_lu as lu;
use std::collections::BTreeMap;

/// Name → inner SVG, drawn with round strokes of 2 on a grid of 24 by 24.
///
/// Names of topics are keys of the interface strings; those of sections are the folders of
/// `content/`. One that is not here has no drawing.
const DRAWINGS: [(&str, icondata_core::Icon); 36] = [
    ("a-z", lu::LuBookA),
    ("children", lu::LuBaby),
    ("contacts", lu::LuMapPin),
    ("culture", lu::LuLandmark),
    ("daily-life", lu::LuBus),
    ("documents", lu::LuIdCard),
    ("emergency", lu::LuSiren),
    ("event", lu::LuCalendarDays),
    ("events", lu::LuCalendarDays),
    ("family", lu::LuUsers),
    ("health", lu::LuHeartPulse),
    ("home", lu::LuHouse),
    ("leaflets", lu::LuPrinter),
    ("money", lu::LuCoins),
    ("notice", lu::LuMegaphone),
    ("offline", lu::LuSmartphone),
    ("open-now", lu::LuClock),
    ("operators", lu::LuHandshake),
    ("phone", lu::LuPhone),
    ("protection", lu::LuShieldCheck),
    ("rights", lu::LuScale),
    ("school", lu::LuGraduationCap),
    ("search", lu::LuSearch),
    ("services", lu::LuClipboardList),
    ("share", lu::LuShare2),
    ("speak", lu::LuVolume2),
    ("calendar", lu::LuCalendarPlus),
    ("languages", lu::LuLanguages),
    ("menu", lu::LuMenu),
    ("asylum", lu::LuTent),
    ("step-free", lu::LuAccessibility),
    ("terms", lu::LuBookOpenText),
    ("topic", lu::LuInfo),
    ("ukraine", lu::LuLifeBuoy),
    ("women", lu::LuHeartHandshake),
    ("work", lu::LuBriefcase),
];

/// Every drawing by its name.
pub fn all() -> BTreeMap<&'static str, &'static str> {
    DRAWINGS.iter().map(|(name, icon)| (*name, icon.data)).collect()
}

/// The drawing of the first of the names that has one.
pub fn first_of<'n>(names: impl IntoIterator<Item = &'n str>) -> Option<&'static str> {
    let mut known = names.into_iter().filter_map(|name| DRAWINGS.iter().find(|(there, _)| *there == name));
    known.next().map(|(name, _)| *name)
}
