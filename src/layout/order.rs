//! The parts of a flyer that stand in its columns, in the order of the page; each can be set by itself.

use super::collect::Collector;
use crate::spec::{Activity, Flyer, Paragraph};

/// One part of a flyer.
pub(super) enum FlyerPart<'a> {
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
        /// Whether it stands right below the heading of all.
        follows_heading: bool,
    },
    /// The closing panel.
    Closing,
    /// The contact block.
    Contact,
}

/// The parts of a flyer, in the order of the page.
pub(super) fn parts(flyer: &Flyer) -> Vec<FlyerPart<'_>> {
    let heading = flyer.activities_heading.as_ref();
    let activities = flyer.activities.iter().enumerate().map(|(at, activity)| FlyerPart::Activity {
        activity,
        follows_heading: at == 0 && heading.is_some(),
    });
    [FlyerPart::Intro, FlyerPart::Priorities, FlyerPart::Overview]
        .into_iter()
        .chain(heading.map(FlyerPart::ActivitiesHeading))
        .chain(activities)
        .chain([FlyerPart::Closing, FlyerPart::Contact])
        .collect()
}

impl Collector<'_> {
    /// Collects one part.
    pub fn part(&mut self, part: &FlyerPart<'_>) {
        match part {
            FlyerPart::Intro => self.intro(),
            FlyerPart::Priorities => self.priorities(),
            FlyerPart::Overview => self.overview(),
            FlyerPart::ActivitiesHeading(heading) => self.activities_heading(heading),
            FlyerPart::Activity { activity, follows_heading } => self.activity(activity, *follows_heading),
            FlyerPart::Closing => self.closing(),
            FlyerPart::Contact => self.contact(),
        }
    }
}
