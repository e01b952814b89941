package io.gongji.eventstore;

/// The name of one aggregate's stream, such as kind `settlement` and an id.
///
/// @param kind 1 to 64 characters
/// @param id 1 to 200 characters; never a name or an ID number
public record StreamId(String kind, String id) {
    public StreamId {
        Limits.text("kind", kind, 64);
        Limits.text("id", id, 200);
    }

    @Override
    public String toString() {
        return kind + "/" + id;
    }
}
