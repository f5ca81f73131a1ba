#pragma once

namespace zhijian {

/// Deliberate bugs that the simulator must find (tests/simulation). They exist only where ZHIJIAN_PLANTED_FAULTS is
/// defined, which is a copy of the sync code built for that test; in the product planted() is a constant false.
enum class PlantedFault {
    None,
    AcknowledgeBeforeCommit,   ///< Endpoint: acknowledges a page whose transaction it rolls back
    SequenceGap,               ///< Endpoint: a sequence number is skipped
    DuplicateNumberedAgain,    ///< Endpoint: answers a repeated push with the newest number
    PageSkipsOne,              ///< Endpoint: a page leaves out its last change and counts it
    RestoreIgnored,            ///< Endpoint: believes a position it cannot know
    RevokedStillWrites,        ///< Endpoint: does not look at revocations
    FeedIsWritable,            ///< Endpoint: lets a county write into the province's feed
    QuarantineDropped,         ///< Endpoint: numbers what a revoked workstation wrote later
    DeltaUnchecked,            ///< Endpoint: takes what a delta gives without comparing names; workstation: names the wrong base
    CursorOneFurther,          ///< Workstation: position one too far
    CursorBeforeChanges,       ///< Workstation: position and changes in two transactions
    SentCountsAsTaken,         ///< Workstation: what was sent no longer waits, whether or not an answer came
    RestartKeepsNumbers,       ///< Workstation: after a restart only the cursor goes back
    AuditOneTooFar,            ///< Workstation: takes the first differing number for common
    OverlapUnchecked,          ///< Workstation: does not notice that its acknowledged numbers belong to others now
    WithheldIsSent,            ///< Workstation: R-129 not asked
    PartMarkedBeforeSent,      ///< Workstation: a part counts as sent before it is
    OldAnswerBelieved,         ///< Workstation: an answer is not bound to its call
    HeadForgotten,             ///< Journal: a child replaces all heads, not its parents
    HeadByArrival,             ///< Journal: a parent that arrives late becomes a head
    LatestByArrival,           ///< Journal: the winner of a conflict depends on the order of arrival
    PlanNotProjected,          ///< Journal: received plans are not shown
    RolledBackHalf,            ///< Journal: a failed step is committed as far as it came
    SignatureUnverified,       ///< Journal: any signature on a sign-off counts
    SignOffCarriedOver,        ///< Journal: a sign-off counts for the head whatever it names
    ConflictPublishable,       ///< Journal: the review state looks at one head only
    UnknownFieldsDropped,      ///< Journal: an older program passes on what it understood
    NewerIsEdited,             ///< Journal: an older program may edit what it cannot read
    ClockFollowsOthers,        ///< Journal: the own clock is pulled by any received time
};

#ifdef ZHIJIAN_PLANTED_FAULTS
inline PlantedFault plantedFault = PlantedFault::None;
[[nodiscard]] inline bool planted(PlantedFault fault)
{
    return plantedFault == fault;
}
#else
[[nodiscard]] constexpr bool planted(PlantedFault)
{
    return false;
}
#endif

} // namespace zhijian
