package io.gongji.eventstore;

import io.gongji.contracts.event.Topic;

/// A topic that is the memory of a source, should its database be lost: what stands there and the
/// database does not know is taken back. For a source that decides on nothing but what can be had
/// elsewhere; any other one stops, see [EventRelay].
///
/// @param source see [Route]
public record OwnTopic(String source, Topic topic) {}
