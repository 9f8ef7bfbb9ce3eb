//! Elements that span the columns: on the page that they find, on a new one, or over several.

use super::super::flow::Spanning;
use super::band::SearchedBand;
use super::level::Level;
use super::nodes::{Node, Nodes, State, States};
use super::page_end::{PARTED_COST, is_too_white, may_skip, new_page_cost};
use super::{Limits, small};

/// The fewest rows below the head of a spanning element that is taller than a page: two lines of its text.
const LEAST_BELOW_HEAD: usize = 2;

impl SearchedBand<'_> {
    /// Sets a spanning element on the page that it finds, or on a new one; or over both, where too much of the first
    /// would stay white, and it stands on no panel.
    pub fn across(
        &mut self,
        spanning: &Spanning,
        states: &States,
        nodes: &mut Nodes,
        limits: Limits,
    ) -> States {
        let (head, foot) = (spanning.head.len(), spanning.foot);
        let begins = self.on_either_page(states, nodes, limits);
        let rows = self.page.rows;
        let room = rows.checked_sub(head + foot);
        // The lowest are looked for without limits, since what fits a page stands on it however much it costs; and first,
        // since limits then have less to look for, but what they leave out would have to be looked for anew.
        let unlimited = Limits { whole: f64::INFINITY, column: f64::INFINITY, spread: 0.0 };
        let least = room.and_then(|room| self.wholes(room, unlimited).first().copied());
        let wholes = room.map_or_else(Vec::new, |room| self.wholes(room, limits));
        let fits = |state: &State, level: &Level| state.top + head + level.height + foot <= rows;
        let may_fit = |state: State, level: &Level| {
            fits(&state, level) || may_skip(&state, rows) && fits(&State { top: 0, ..state }, level)
        };
        let Some(least) = least.filter(|least| states.iter().any(|state| may_fit(state, least))) else {
            return self.parted((head, foot), &begins, nodes, limits);
        };
        let mut exits = match spanning.panel {
            None => self.gone_on((head, foot), states, &least, nodes, limits),
            Some(_) => States::new(rows),
        };
        for state in begins.iter() {
            for level in &wholes {
                let (top, below) = (state.top, state.top + head + level.height + foot);
                let exit = State { top: below, cost: state.cost + level.cost, ..state };
                if fits(&state, level) && exit.cost < limits.whole {
                    exits.offer(exit, || {
                        let node = nodes.push(state.node, self.head(top));
                        nodes.push_level(node, (self.band, self.page.columns), top + head, level)
                    });
                }
            }
        }
        exits
    }

    /// A spanning element that goes on from the page that it finds, where it does not fit the rest of that and would
    /// leave too much of it white; `least` are its lowest columns.
    fn gone_on(
        &mut self,
        (head, foot): (usize, usize),
        states: &States,
        least: &Level,
        nodes: &mut Nodes,
        limits: Limits,
    ) -> States {
        let rows = self.page.rows;
        let goes_on = |state: &State| {
            state.top + head + least.height + foot > rows && is_too_white(rows - state.top, rows)
        };
        let mut parting = States::new(rows);
        for state in states.iter().filter(goes_on) {
            let parted = State { cost: state.cost + PARTED_COST, ..state };
            if parted.cost < limits.whole && parted.top + head + LEAST_BELOW_HEAD <= rows {
                parting.offer(parted, || state.node);
            }
        }
        if parting.iter().next().is_none() {
            return parting;
        }
        self.parted((head, foot), &parting, nodes, limits)
    }

    /// A spanning element that is taller than a page: its columns go on over several.
    fn parted(
        &mut self,
        (head, foot): (usize, usize),
        begins: &States,
        nodes: &mut Nodes,
        limits: Limits,
    ) -> States {
        let rows = self.page.rows;
        let mut below_head = States::new(rows);
        for state in begins.iter() {
            let below = State { top: state.top + head.min(rows), ..state };
            if below.top + LEAST_BELOW_HEAD <= rows || state.top == 0 {
                below_head.offer(State { top: below.top.min(rows), ..below }, || {
                    nodes.push(state.node, self.head(state.top))
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
            let cost = state.cost + new_page_cost(self.page.rows - state.top, self.page.rows);
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

    fn head(&self, top: usize) -> Node {
        Node::Head { band: small(self.band), top: small(top) }
    }
}
