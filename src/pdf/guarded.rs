//! Files from anywhere, opened with care: they may be damaged in any way, or made to do harm.
//!
//! lopdf panics on some damaged files, which says no more of them than its errors do; and a few bytes may unpack to
//! more than the memory holds.

use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::content::{Content, Operation};
use lopdf::{Document as File, LoadOptions, ObjectId, Stream};

/// The most bytes that one stream, or the content of one page, may unpack to: far more than any page has, and a bound
/// for a file that was made to fill the memory.
const MOST_UNPACKED: usize = 64 * 1024 * 1024;

/// Reads the objects of a file.
///
/// # Errors
/// Why they cannot be read.
pub(super) fn load(bytes: &[u8]) -> Result<File, String> {
    let options = LoadOptions { max_decompressed_size: Some(MOST_UNPACKED), ..LoadOptions::default() };
    match catch_unwind(|| File::load_mem_with_options(bytes, options)) {
        Ok(Ok(file)) => Ok(file),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err("its objects cannot be told apart".into()),
    }
}

/// The bytes of what stands on a page; `None` where they cannot be unpacked.
pub(super) fn page_content(file: &File, page: ObjectId) -> Option<Vec<u8>> {
    guarded(|| file.get_page_content_with_limit(page, MOST_UNPACKED))
}

/// The operators of content; `None` where it cannot be read.
pub(super) fn operations(content: &[u8]) -> Option<Vec<Operation>> {
    guarded(|| Content::decode_strict(content).map(|content| content.operations))
}

/// The unpacked bytes of a stream; `None` where they cannot be had.
pub(super) fn unpacked(stream: &Stream) -> Option<Vec<u8>> {
    unpacked_to(stream, MOST_UNPACKED)
}

/// The unpacked bytes of a stream that has at most so many; `None` where they cannot be had.
pub(super) fn unpacked_to(stream: &Stream, most: usize) -> Option<Vec<u8>> {
    guarded(|| stream.get_plain_content_with_limit(most))
}

/// What lopdf makes of a part of a file; `None` where it fails in any way.
fn guarded<T>(work: impl FnOnce() -> lopdf::Result<T>) -> Option<T> {
    // The file is only looked at, so that a panic leaves nothing half-done behind.
    catch_unwind(AssertUnwindSafe(work)).ok()?.ok()
}
