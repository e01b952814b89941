package io.gongji.ledger.app;

/// How far a book is behind one of its request topics.
///
/// @param records that stand in Kafka and are not answered
/// @param seconds since the oldest of them was put there, as far as it was read; 0 when there is
///   none
public record TopicLag(String topic, long records, long seconds) {}
