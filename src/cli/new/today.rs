//! The month that a new spec is dated with. It is the only thing that flysheet asks a clock for: once the date stands
//! in the spec, all that is made of it hangs on the spec alone.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Context;

use crate::cli::environment;

/// The month as a spec has it, `YYYY-MM`: that of SOURCE_DATE_EPOCH where the environment sets it, else of the clock,
/// in UTC.
///
/// # Errors
/// When SOURCE_DATE_EPOCH is no moment, or the clock stands outside of the years 1970 to 9999.
pub fn month() -> anyhow::Result<String> {
    let moment = match environment::source_date_epoch()? {
        Some(moment) => moment,
        None => SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .ok()
            .and_then(|passed| environment::moment_after(passed.as_secs()))
            .context("the clock of this machine is wrong; set it, or SOURCE_DATE_EPOCH")?,
    };
    Ok(format!("{:04}-{:02}", moment.year, moment.month))
}
