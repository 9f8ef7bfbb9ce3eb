//! Elements that span the columns: an activity's title across the page, its text in columns beneath; and the
//! closing panel.

use super::block::BlockStyle;
use super::collect::Collector;
use super::flow::{Band, BreakCost, Panel, Row, Spanning, Whole, WholeKind};
use super::panel::{first_paragraph, whole_span};
use crate::frame::ElementId;
use crate::geom::Length;
use crate::spec::{Activity, Closing};

/// Rows of a spanning panel below its text.
const PANEL_FOOT_ROWS: usize = 1;

impl Collector<'_> {
    /// An activity across the page: title, quiet line and picture over all columns, the text in columns of
    /// their usual measure, since lines of the page's whole width cannot be read.
    pub fn spanning_activity(&mut self, activity: &Activity) {
        let mut head = self.take_open_heading();
        self.end_stretch();
        let narrow = std::mem::replace(&mut self.measure, self.grid.full_width());
        let section = self.activity_head(activity, BreakCost::FREE);
        self.measure = narrow;
        head.extend(self.flow.take_rows(0));
        self.activity_text(activity, section);
        let text = std::mem::take(&mut self.flow);
        self.bands.push(Band::Spanning(Spanning { head, text, foot: 0, panel: None }));
    }

    /// The closing panel across the page, its text in columns inside.
    pub fn spanning_closing(&mut self, closing: &Closing) {
        let mut head = self.take_open_heading();
        if !head.is_empty() {
            head.push(Row::default());
        }
        let rows_above = head.len();
        self.end_stretch();
        let ink = self.styles.accent;
        let style = BlockStyle { kind: self.styles.closing.clone(), solid: false, ..self.panel_style() };
        let padding = style.x;
        let full_width = self.grid.full_width() - padding * 2.0;
        self.flow.push(Vec::new(), BreakCost::FREE);
        self.closing_title(closing, &BlockStyle { measure: full_width, ..style.clone() }, 0);
        head.extend(self.flow.take_rows(0));
        let inner = BlockStyle { x: Length::ZERO, measure: self.grid.column_of(full_width), ..style };
        self.styled_blocks(&closing.text, ElementId::ROOT, BreakCost::KEEP, None, &inner);
        let text = std::mem::take(&mut self.flow);
        let first = closing.title.as_ref().or(first_paragraph(&closing.text));
        let whole = first.map(|first| Whole { kind: WholeKind::Closing, span: whole_span(first) });
        let panel = Some(Panel { ink, rows_above, padding, whole });
        self.bands.push(Band::Spanning(Spanning { head, text, foot: PANEL_FOOT_ROWS, panel }));
    }
}
