package io.gongji.contracts.event;

/// The Kafka topics: 40 partitions each, partition = the book's number, kept for ever.
public enum Topic {
    MEMBERS("gongji.members"),
    CONTRIBUTIONS("gongji.contributions"),
    SETTLEMENTS("gongji.settlements"),
    TRANSFERS("gongji.transfers"),
    OPERATIONS("gongji.operations"),
    JOURNAL("gongji.journal"),
    DEAD_LETTERS("gongji.dead-letters");

    private final String topicName;

    Topic(String topicName) {
        this.topicName = topicName;
    }

    public String topicName() {
        return topicName;
    }
}
