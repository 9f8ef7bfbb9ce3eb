//! The keep rules, as numbers.

/// What it costs to end a column before a row. The scale is that of `breaking`: a line whose spaces stretch as far
/// as they well may has a badness of a hundred, and a column that ends a row short costs eight thousand.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub(in crate::layout) struct BreakCost(f64);

impl BreakCost {
    /// Between two blocks.
    pub const FREE: BreakCost = BreakCost(0.0);
    /// Between two paragraphs or list items of one block.
    pub const BETWEEN_PARAGRAPHS: BreakCost = BreakCost(60.0);
    /// Inside a paragraph, away from its first and last lines.
    pub const INSIDE_PARAGRAPH: BreakCost = BreakCost(110.0);
    /// Inside a paragraph, after its second line or before its last two, and before a last paragraph of two: two lines
    /// alone at the head or the foot of a column look lost, so that gaps grow by several rows first.
    pub const THIN_END: BreakCost = BreakCost(1200.0);
    /// Before a last paragraph of one line, such as a list's last item: one line is more lost than two.
    pub const ONE_LINE_END: BreakCost = BreakCost(2400.0);
    /// Inside the lead, and inside the words under a country's name: they are few, and look torn off where a column
    /// begins with the last of them; many gaps grow by several rows first, or the name begins the next column. A good
    /// column may still have it, or no number of pages could be aimed at where those words are many.
    pub const INSIDE_OPENING: BreakCost = BreakCost(1900.0);
    /// Inside a paragraph, after a line that ends in a hyphen: the word would go on in another column. Several columns
    /// end a row or two short before that.
    pub const INSIDE_WORD: BreakCost = BreakCost(100_000.0);
    /// After the first line of a paragraph, or before its last: only where a column can't be filled otherwise,
    /// as for all that cost more.
    pub const WIDOW: BreakCost = BreakCost(1e10);
    /// Between the country's name and the first block below it: where that is too tall for what a masthead leaves, the
    /// block stays whole.
    pub const BELOW_COUNTRY: BreakCost = BreakCost(1e11);
    /// Between things that belong together: a heading and its text, a picture and its caption.
    pub const KEEP: BreakCost = BreakCost(1e12);
    /// Between a country's name and the words under it: as much as `KEEP`, and told from it by its number, since an
    /// overview had better stay whole.
    pub const BELOW_NAME: BreakCost = BreakCost(2e12);
    /// Inside a panel or a picture: only where the whole of it is taller than a column.
    pub const SOLID: BreakCost = BreakCost(1e14);

    /// The dearer of two costs.
    pub fn max(self, other: BreakCost) -> BreakCost {
        if self < other { other } else { self }
    }

    /// The cost as a number.
    pub const fn value(self) -> f64 {
        self.0
    }
}
