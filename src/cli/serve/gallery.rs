//! What there is to show at the moment, for all who look: the workshop hangs it, and requests look at it.

use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::shown::Shown;

/// All flyers as they are shown.
pub struct Gallery {
    /// The folder of the specs, as it was named.
    pub folder: String,
    hung: Mutex<Hung>,
    changed: Condvar,
}

#[derive(Default)]
struct Hung {
    /// By name.
    flyers: BTreeMap<String, Arc<Shown>>,
    /// Why the folder cannot be looked into.
    problem: Option<String>,
    /// How often something has changed.
    revision: u64,
}

/// The gallery at one moment.
pub struct View {
    /// The flyers, by name.
    pub flyers: Vec<Arc<Shown>>,
    /// Why the folder cannot be looked into, where it cannot.
    pub problem: Option<String>,
}

impl Gallery {
    /// A gallery of the flyers of a folder, none of them hung yet.
    pub fn new(folder: String) -> Gallery {
        Gallery { folder, hung: Mutex::default(), changed: Condvar::new() }
    }

    /// Everything, as it is now.
    pub fn view(&self) -> View {
        let hung = self.lock();
        View { flyers: hung.flyers.values().cloned().collect(), problem: hung.problem.clone() }
    }

    /// The flyer of a name.
    pub fn flyer(&self, name: &str) -> Option<Arc<Shown>> {
        self.lock().flyers.get(name).cloned()
    }

    /// Hangs a flyer, in the place of the one of its name.
    pub fn hang(&self, shown: Shown) {
        self.change(|hung| hung.flyers.insert(shown.name.clone(), Arc::new(shown)));
    }

    /// Takes a flyer down.
    pub fn take_down(&self, name: &str) {
        self.change(|hung| hung.flyers.remove(name));
    }

    /// Says why the folder cannot be looked into, or that it can. Gives whether that is news.
    pub fn set_problem(&self, problem: Option<String>) -> bool {
        let is_news = self.lock().problem != problem;
        if is_news {
            self.change(|hung| hung.problem = problem);
        }
        is_news
    }

    /// How often something has changed.
    pub fn revision(&self) -> u64 {
        self.lock().revision
    }

    /// Waits until something has changed since a revision, and gives the new one; none where nothing has for so long.
    pub fn wait_past(&self, revision: u64, longest: Duration) -> Option<u64> {
        let unchanged = |hung: &mut Hung| hung.revision == revision;
        let waited = self.changed.wait_timeout_while(self.lock(), longest, unchanged);
        let (hung, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
        (!timeout.timed_out()).then_some(hung.revision)
    }

    fn change<R>(&self, change: impl FnOnce(&mut Hung) -> R) {
        let mut hung = self.lock();
        change(&mut hung);
        hung.revision += 1;
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, Hung> {
        self.hung.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Longer than any of these tests may take.
    const LONG: Duration = Duration::from_secs(60);

    #[test]
    fn whoever_waits_is_told_of_a_change() {
        let gallery = Gallery::new("flyers".into());
        let shown = |name: &str| Shown::awaited(name.into(), format!("flyers/{name}.toml"));
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| gallery.wait_past(0, LONG));
            gallery.hang(shown("b"));
            assert_eq!(waiting.join().unwrap(), Some(1));
        });
        gallery.hang(shown("a"));
        assert_eq!(gallery.wait_past(1, LONG), Some(2), "what has changed before is told at once");
        assert_eq!(gallery.wait_past(2, Duration::from_millis(1)), None);
        let names = |gallery: &Gallery| {
            gallery.view().flyers.iter().map(|shown| shown.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(names(&gallery), ["a", "b"]);
        gallery.take_down("b");
        assert_eq!(names(&gallery), ["a"]);
    }

    #[test]
    fn the_folders_problem_is_news_once() {
        let gallery = Gallery::new("flyers".into());
        let told = [Some("gone"), Some("gone"), None, None]
            .map(|problem| gallery.set_problem(problem.map(str::to_owned)));
        assert_eq!(told, [true, false, true, false]);
    }
}
