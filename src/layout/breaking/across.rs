//! Elements that span the columns: on the page that they find, on a new one, or over several.

use super::super::flow::Spanning;
use super::band::SearchedBand;
use super::level::Level;
use super::nodes::{Node, Nodes, State, States};
use super::page_end::{PARTED_COST, given_cost, is_too_white, may_skip, new_page_cost};
use super::{Limits, small};

/// The fewest rows below the head of a spanning element that is taller than a page: two lines of its text.
const LEAST_BELOW_HEAD: usize = 2;

impl SearchedBand<'_> {
    /// Sets a spanning element on the page that it finds, a picture as much smaller as it must be to stay there, or on
    /// a new one; or over both, where too much of the first would stay white, and it stands on no panel.
    pub fn across(
        &mut self,
        spanning: &Spanning,
        states: &States,
        nodes: &mut Nodes,
        limits: Limits,
    ) -> States {
        let (head, foot, may_give) = (spanning.head.len(), spanning.foot, spanning.may_give());
        let begins = self.on_either_page(states, nodes, limits);
        let rows = self.page.rows;
        let room = rows.checked_sub(head + foot);
        // The lowest are looked for without limits, since what fits a page stands on it however much it costs; and
        // first, since limits then have less to look for, but what they leave out would have to be looked for anew.
        let unlimited = Limits { whole: f64::INFINITY, column: f64::INFINITY, spread: 0.0 };
        let least = room.and_then(|room| self.wholes(room, unlimited).first().copied());
        let wholes = room.map_or_else(Vec::new, |room| self.wholes(room, limits));
        let over =
            |state: &State, level: &Level| (state.top + head + level.height + foot).saturating_sub(rows);
        let fits = |state: &State, level: &Level| over(state, level) == 0;
        let may_fit = |state: State, level: &Level| {
            fits(&state, level) || may_skip(&state, rows) && fits(&State { top: 0, ..state }, level)
        };
        let Some(least) = least.filter(|least| states.iter().any(|state| may_fit(state, least))) else {
            return self.parted(spanning, &begins, nodes, limits);
        };
        let mut exits = match spanning.panel {
            None => self.gone_on(spanning, states, &least, nodes, limits),
            Some(_) => States::new(rows),
        };
        for state in begins.iter() {
            for level in &wholes {
                let given = over(&state, level);
                let (top, below) = (state.top, state.top + head + level.height + foot - given);
                let exit = State { top: below, cost: state.cost + level.cost + given_cost(given), ..state };
                if given <= may_give && exit.cost < limits.whole {
                    exits.offer(exit, || {
                        let node = nodes.push(state.node, self.head(top, given));
                        nodes.push_level(node, (self.band, self.page.columns), top + head - given, level)
                    });
                }
            }
        }
        exits
    }

    /// A spanning element that goes on from the page that it finds, where it does not fit the rest of that and would
    /// leave too much of it white, or any of it where there must be so many pages: those may have no room for white;
    /// `least` are its lowest columns.
    fn gone_on(
        &mut self,
        spanning: &Spanning,
        states: &States,
        least: &Level,
        nodes: &mut Nodes,
        limits: Limits,
    ) -> States {
        let (head, foot, may_give) = (spanning.head.len(), spanning.foot, spanning.may_give());
        let rows = self.page.rows;
        let goes_on = |state: &State| {
            let may_go_on = self.page.exactly.is_some() || is_too_white(rows - state.top, rows);
            may_go_on && state.top + head + least.height + foot > rows
        };
        let mut parting = States::new(rows);
        for state in states.iter().filter(goes_on) {
            let parted = State { cost: state.cost + PARTED_COST, ..state };
            if parted.cost < limits.whole && parted.top + head + LEAST_BELOW_HEAD <= rows + may_give {
                parting.offer(parted, || state.node);
            }
        }
        if parting.iter().next().is_none() {
            return parting;
        }
        self.parted(spanning, &parting, nodes, limits)
    }

    /// A spanning element that is taller than a page: its columns go on over several.
    fn parted(&mut self, spanning: &Spanning, begins: &States, nodes: &mut Nodes, limits: Limits) -> States {
        let (head, foot, may_give) = (spanning.head.len(), spanning.foot, spanning.may_give());
        let rows = self.page.rows;
        let mut below_head = States::new(rows);
        for state in begins.iter() {
            let given = (state.top + head + LEAST_BELOW_HEAD).saturating_sub(rows).min(may_give);
            let cost = state.cost + given_cost(given);
            let below = State { top: state.top + (head - given).min(rows), cost, ..state };
            if below.top + LEAST_BELOW_HEAD <= rows || state.top == 0 {
                below_head.offer(State { top: below.top.min(rows), ..below }, || {
                    nodes.push(state.node, self.head(state.top, given))
                });
            }
        }
        let mut exits = States::new(rows);
        for state in self.run(&below_head, nodes, limits).iter() {
            exits.offer(State { top: (state.top + foot).min(rows), ..state }, || state.node);
        }
        exits
    }

    /// The states, and for each the head of a new page.
    fn on_either_page(&self, states: &States, nodes: &mut Nodes, limits: Limits) -> States {
        let mut either = states.clone();
        for state in states.iter().filter(|state| may_skip(state, self.page.rows)) {
            let cost = state.cost + new_page_cost(self.page.rows - state.top, &self.page);
            if let Some(page) = self.page.next_page(state.page).filter(|_| cost < limits.whole) {
                let begins = State { top: 0, page, cost, node: None };
                either.offer(begins, || nodes.push(state.node, Node::NewPage));
            }
        }
        either
    }

    /// All of it in level columns of at most `capacity` rows, for each height; of no height where there is nothing.
    fn wholes(&mut self, capacity: usize, limits: Limits) -> Vec<Level> {
        let start = self.track.start();
        if start == self.track.end() {
            return vec![Level { height: 0, cost: 0.0, spans: Default::default() }];
        }
        self.levels(start, 0.0, (0, capacity), limits, |_| f64::INFINITY)
    }

    fn head(&self, top: usize, given: usize) -> Node {
        Node::Head { band: small(self.band), top: small(top), given: small(given) }
    }
}
