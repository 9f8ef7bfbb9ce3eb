//! Numbers of things in words.

/// A number of things, whose name for several ends in s: "1 page", "2 pages".
pub fn counted(count: usize, thing: &str) -> String {
    match count {
        1 => format!("1 {thing}"),
        _ => format!("{count} {thing}s"),
    }
}
