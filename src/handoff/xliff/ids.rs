//! Keys as ids: an id may hold few characters, and the same text must get the same id every time.

/// The id of a unit: texts of one section share their key.
pub fn of_unit(key: &str, source: &str) -> String {
    let digest = blake3::hash(source.as_bytes()).to_hex();
    format!("{}:{}", encode(key), &digest[..16])
}

/// Letters, digits, `.` and `-` stay; any other character is its number between underlines.
pub fn encode(key: &str) -> String {
    let mut id = String::with_capacity(key.len() + 8);
    for c in key.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '.' | '-') {
            id.push(c);
        } else {
            id.push_str(&format!("_{:x}_", u32::from(c)));
        }
    }
    id
}

/// The key of an id that was made here.
pub fn decode(id: &str) -> Option<String> {
    let id = id.split_once(':').map_or(id, |(key, _)| key);
    let mut key = String::with_capacity(id.len());
    let mut parts = id.split('_');
    key.push_str(parts.next()?);
    while let Some(number) = parts.next() {
        key.push(char::from_u32(u32::from_str_radix(number, 16).ok()?)?);
        key.push_str(parts.next()?);
    }
    Some(key)
}
