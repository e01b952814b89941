package io.gongji.ledger.view;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.journal.Change.Mechanism;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// A person and the relatives that active grants join the person with, in the order of the grants.
///
/// @param members the person first
/// @param earmarks the grants among them that set money aside
record Family(List<MemberId> members, List<GrantId> earmarks) {
    static Family of(Handle handle, Point point, MemberId person) {
        List<PastGrant> grants =
                Stream.concat(
                                PastGrant.activeOf(handle, point, "giver", person).stream(),
                                PastGrant.activeOf(handle, point, "member", person).stream())
                        .distinct()
                        .toList();
        Set<MemberId> members = new LinkedHashSet<>(List.of(person));
        grants.forEach(grant -> {
            members.add(grant.giver());
            members.add(grant.member());
        });
        return new Family(
                List.copyOf(members),
                grants.stream()
                        .filter(grant -> grant.mechanism() == Mechanism.EARMARK)
                        .map(PastGrant::id)
                        .toList());
    }

    List<String> owners() {
        return Stream.concat(
                        members.stream().map(MemberId::toString),
                        earmarks.stream().map(GrantId::toString))
                .toList();
    }
}
