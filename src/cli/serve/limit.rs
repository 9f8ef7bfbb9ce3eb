//! At most so many of something at a time.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

/// A bounded number of places.
pub struct Limit {
    taken: Arc<AtomicUsize>,
    most: usize,
}

/// A place that is taken, until dropped.
pub struct Place(Arc<AtomicUsize>);

impl Limit {
    /// So many places, all of them free.
    pub fn of(most: usize) -> Limit {
        Limit { taken: Arc::default(), most }
    }

    /// Takes a place, unless all are taken.
    pub fn enter(&self) -> Option<Place> {
        let place = Place(Arc::clone(&self.taken));
        // One too many is counted as well until its place is dropped, a moment later.
        (self.taken.fetch_add(1, Ordering::Relaxed) < self.most).then_some(place)
    }

    /// Takes a place as soon as there is one, and waits so long between two tries.
    pub fn wait(&self, between_tries: Duration) -> Place {
        loop {
            match self.enter() {
                Some(place) => return place,
                None => thread::sleep(between_tries),
            }
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_again_when_somebody_leaves() {
        let limit = Limit::of(2);
        let mut places = vec![limit.enter().unwrap(), limit.enter().unwrap()];
        assert!(limit.enter().is_none() && limit.enter().is_none());
        places.pop();
        let place = limit.enter();
        assert!(place.is_some());
        thread::scope(|scope| {
            let waiting = scope.spawn(|| limit.wait(Duration::from_millis(1)));
            drop(place);
            places.push(waiting.join().unwrap());
        });
        assert!(limit.enter().is_none());
    }
}
