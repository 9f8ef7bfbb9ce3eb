//! Blocks of the register that a flyer takes more than once, word for word.

use std::hash::{BuildHasher, RandomState};

use super::Resolver;
use crate::diag::{Code, Diagnostic, Span};
use crate::spec::merged::Table;
use crate::spec::model::Activity;

impl Resolver<'_, '_> {
    /// Warns of each activity that takes the same block of the register as one before it, and says the same. Where
    /// keys beside `use` make the two differ, both are meant.
    pub(super) fn report_repeated_uses(&mut self, activities: &[(&Table, Activity)]) {
        // Comparing activities would compare their places in the files, too; their hash leaves these out.
        let hasher = RandomState::new();
        let mut taken: Vec<(Span, u64, Span)> = Vec::new();
        for (table, activity) in activities {
            let (Some(entry), Some(written)) = (&activity.entry, table.get("use")) else { continue };
            let (said, span) = (hasher.hash_one(activity), written.value.span);
            match taken.iter().find(|(block, says, _)| (*block, *says) == (entry.span, said)) {
                Some((.., first)) => {
                    let message = format!(
                        "the register’s block `{}` is printed more than once, word for word",
                        entry.name
                    );
                    self.report(
                        Diagnostic::new(Code::RepeatedUse, span, message)
                            .related(*first, "first used here")
                            .help(
                                "take one of the two away, or write beside one `use` what is different there",
                            ),
                    );
                }
                None => taken.push((entry.span, said, span)),
            }
        }
    }
}
