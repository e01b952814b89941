package io.gongji.payment.store;

import java.util.HexFormat;

/// What an ID number is found by: an HMAC of it, as 64 hex digits. It stays in this service's
/// database.
public record LookupKey(String hex) {
    static LookupKey of(byte[] mac) {
        return new LookupKey(HexFormat.of().formatHex(mac));
    }

    @Override
    public String toString() {
        return "LookupKey[hidden]";
    }
}
