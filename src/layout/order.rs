//! The sections of a flyer that stand in its columns, in the order of the page; each can be set by itself.

use super::collect::Collector;
use crate::spec::{Activity, Flyer, Paragraph};

/// One section of a flyer.
pub(super) enum Section<'a> {
    /// The lead, and the words below it.
    Intro,
    /// The priorities in their panel.
    Priorities,
    /// The country's name, and the words about it.
    Overview,
    /// The heading of the activities.
    ActivitiesHeading(&'a Paragraph),
    /// An activity.
    Activity {
        /// The activity.
        activity: &'a Activity,
        /// Its place among all.
        at: usize,
        /// Whether it stands right below the heading of all.
        follows_heading: bool,
    },
    /// The closing panel.
    Closing,
    /// The contact block.
    Contact,
}

/// The sections of a flyer, in the order of the page.
pub(super) fn sections(flyer: &Flyer) -> Vec<Section<'_>> {
    let heading = flyer.activities_heading.as_ref();
    let activities = flyer.activities.iter().enumerate().map(|(at, activity)| Section::Activity {
        activity,
        at,
        follows_heading: at == 0 && heading.is_some(),
    });
    [Section::Intro, Section::Priorities, Section::Overview]
        .into_iter()
        .chain(heading.map(Section::ActivitiesHeading))
        .chain(activities)
        .chain([Section::Closing, Section::Contact])
        .collect()
}

impl Collector<'_> {
    /// Collects one section.
    pub fn section(&mut self, section: &Section<'_>) {
        match section {
            Section::Intro => self.intro(),
            Section::Priorities => self.priorities(),
            Section::Overview => self.overview(),
            Section::ActivitiesHeading(heading) => self.activities_heading(heading),
            Section::Activity { activity, at, follows_heading } => {
                self.activity(activity, *at, *follows_heading)
            }
            Section::Closing => self.closing(),
            Section::Contact => self.contact(),
        }
    }
}
