package io.gongji.local;

/// One service's database and its two roles: the owner runs the migrations, the application role is
/// the service.
public record Database(
        String url, String owner, String ownerPassword, String app, String appPassword) {
    @Override
    public String toString() {
        return "Database[url=%s, owner=%s, app=%s]".formatted(url, owner, app);
    }
}
