//! What the environment asks for: the date inside PDFs, and whether to colour.

use anyhow::Context;
use time::OffsetDateTime;

use crate::aside::take_room;
use crate::diag::RenderOptions;
use crate::pdf::Timestamp;

/// The variable that fixes the date inside PDFs, as in the specification of that name at
/// reproducible-builds.org.
const SOURCE_DATE_EPOCH: &str = "SOURCE_DATE_EPOCH";

/// The columns below which a terminal's width is not believed: an excerpt would not be readable.
const LEAST_WIDTH: usize = 40;

/// The columns of a list that goes to no terminal.
const USUAL_WIDTH: usize = 100;

/// The moment that SOURCE_DATE_EPOCH names, if it is set; an empty one counts as none.
///
/// # Errors
/// When it is set to anything but a whole number of seconds between the years 1970 and 9999.
pub fn source_date_epoch() -> anyhow::Result<Option<Timestamp>> {
    let Some(value) = std::env::var_os(SOURCE_DATE_EPOCH).filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let moment = value.to_str().and_then(moment).with_context(|| {
        format!(
            "{SOURCE_DATE_EPOCH} is `{}`, which is not a whole number of seconds since 1970",
            value.display()
        )
    })?;
    Ok(Some(moment))
}

/// The moment that lies a decimal number of seconds after the start of 1970.
fn moment(seconds: &str) -> Option<Timestamp> {
    let is_whole = seconds.bytes().all(|byte| byte.is_ascii_digit());
    moment_after(seconds.parse().ok().filter(|_| is_whole)?)
}

/// The moment that lies a number of seconds after the start of 1970; `None` past the year 9999.
pub fn moment_after(seconds: u64) -> Option<Timestamp> {
    let moment = OffsetDateTime::from_unix_timestamp(seconds.try_into().ok()?).ok()?;
    Some(Timestamp {
        year: u16::try_from(moment.year()).ok()?,
        month: moment.month().into(),
        day: moment.day(),
        hour: moment.hour(),
        minute: moment.minute(),
        second: moment.second(),
    })
}

/// The columns of lines on standard output: the terminal's, or what is usual where it is none.
pub fn columns() -> usize {
    match terminal_size::terminal_size_of(std::io::stdout()) {
        Some((terminal_size::Width(columns), _)) => usize::from(columns).max(LEAST_WIDTH),
        None => USUAL_WIDTH,
    }
}

/// What standard error can show. NO_COLOR, CLICOLOR_FORCE, CLICOLOR and TERM are heeded for colour, then
/// whether it is a terminal; its width counts where it is one.
pub fn terminal() -> RenderOptions {
    let stderr = std::io::stderr();
    let colour = anstream::AutoStream::choice(&stderr) != anstream::ColorChoice::Never;
    let width = match terminal_size::terminal_size_of(&stderr) {
        Some((terminal_size::Width(columns), _)) => usize::from(columns).max(LEAST_WIDTH),
        None => RenderOptions::default().width,
    };
    RenderOptions { colour, width }
}

/// The bytes of the block that is freed for others to be kept: more than nearly all that a flyer asks for at once.
const LARGEST_BLOCK_FREED: usize = 2 * 1024 * 1024;

/// Has memory that was freed kept for the next need, rather than given back to the system and taken again page by
/// page. The allocator of the GNU C library keeps, in each thread, up to twice the size of the largest block of its
/// own that was freed so far, and gives smaller blocks no pages of their own (mallopt(3), `M_MMAP_THRESHOLD`). The room
/// of the first thread, which comes after that, it would else ask the system for in a dozen steps. Others take no notice.
pub fn keep_freed_memory() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(LARGEST_BLOCK_FREED)));
    take_room();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_become_a_date() {
        let check = |seconds: &str, expected: Option<(u16, u8, u8, u8, u8, u8)>| {
            let found = moment(seconds).map(|moment| {
                (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
            });
            assert_eq!(found, expected, "{seconds}");
        };
        check("0", Some((1970, 1, 1, 0, 0, 0)));
        check("951782399", Some((2000, 2, 28, 23, 59, 59)));
        check("951782400", Some((2000, 2, 29, 0, 0, 0)));
        check("1661990399", Some((2022, 8, 31, 23, 59, 59)));
        check("253402300799", Some((9999, 12, 31, 23, 59, 59)));
        check("253402300800", None);
        check("99999999999999999999", None);
        check("", None);
        check("-1", None);
        check("+1", None);
        check("1.5", None);
        check(" 1", None);
        check("yesterday", None);
    }
}
