package io.gongji.ledger.view;

import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;

/// Where a person's account is kept and where it stands, after record `asOfSeq`.
///
/// @param status that of `standing`
public record MemberAccount(
        MemberId memberId,
        RegionCode region,
        BookId book,
        long asOfSeq,
        Standing.Status status,
        Standing standing) {}
