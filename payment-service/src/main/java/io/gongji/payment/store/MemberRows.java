package io.gongji.payment.store;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.event.MemberEvent.ClosureReason;
import io.gongji.payment.domain.member.Category;
import io.gongji.payment.domain.member.MemberState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// SQL of members: the sealed identities, and the state of each stream as a row.
public final class MemberRows {
    private static final String STATES =
            """
            SELECT member_id, region, scheme, category, insured_from, insured_to, closure, for_heirs
            FROM member_view \
            """;

    /// A member about to be written for the first time.
    public record New(
            MemberId memberId,
            LookupKey lookup,
            MemberVault.Sealed sealed,
            long version,
            MemberState state) {}

    /// Which of these ID numbers are enrolled.
    public Map<LookupKey, MemberId> find(Handle handle, Collection<LookupKey> lookups) {
        Map<LookupKey, MemberId> found = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT i.lookup, i.member_id
                        FROM unnest(:lookups) AS n (hex) JOIN member_identity i ON i.lookup = decode(n.hex, 'hex')\
                        """)
                .bindArray("lookups", String.class, lookups.stream().map(LookupKey::hex).toList())
                .map((row, context) ->
                        Map.entry(
                                LookupKey.of(row.getBytes("lookup")),
                                new MemberId(row.getObject("member_id", UUID.class))))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    /// Writes the sealed identities of new members.
    ///
    /// @return those that were written; an ID number that another transaction enrolled first is
    ///   left out
    public List<New> claim(Handle handle, List<New> members) {
        Set<MemberId> claimed =
                handle.createQuery(
                                """
                                INSERT INTO member_identity (member_id, lookup, name, id_number, birth_date)
                                SELECT n.id, decode(n.lookup, 'hex'), decode(n.name, 'hex'), decode(n.number, 'hex'),
                                    decode(n.birth, 'hex')
                                FROM unnest(:ids, :lookups, :names, :numbers, :births) AS n (id, lookup, name, number, birth)
                                ON CONFLICT (lookup) DO NOTHING RETURNING member_id\
                                """)
                        .bindArray(
                                "ids",
                                UUID.class,
                                members.stream().map(member -> member.memberId().value()).toList())
                        .bindArray(
                                "lookups",
                                String.class,
                                members.stream().map(member -> member.lookup().hex()).toList())
                        .bindArray("names", String.class, hex(members, MemberVault.Sealed::name))
                        .bindArray(
                                "numbers", String.class, hex(members, MemberVault.Sealed::idNumber))
                        .bindArray(
                                "births", String.class, hex(members, MemberVault.Sealed::birthDate))
                        .map((row, context) -> new MemberId(row.getObject("member_id", UUID.class)))
                        .collect(Collectors.toSet());
        return members.stream().filter(member -> claimed.contains(member.memberId())).toList();
    }

    private static List<String> hex(List<New> members, Function<MemberVault.Sealed, byte[]> part) {
        return members.stream()
                .map(member -> HexFormat.of().formatHex(part.apply(member.sealed())))
                .toList();
    }

    /// Writes the keys and states of members whose identities were claimed.
    public void insert(Handle handle, List<New> members) {
        PreparedBatch keys =
                handle.prepareBatch(
                        "INSERT INTO member_key (member_id, wrapped) VALUES (:id, :wrapped)");
        PreparedBatch views = viewBatch(handle);
        for (New member : members) {
            keys.bind("id", member.memberId().value())
                    .bind("wrapped", member.sealed().wrappedKey())
                    .add();
            addView(views, member.memberId(), member.version(), member.state());
        }
        keys.execute();
        views.execute();
    }

    /// Writes what a member's stream came to.
    public void project(Handle handle, MemberId memberId, long version, MemberState state) {
        PreparedBatch batch = viewBatch(handle);
        addView(batch, memberId, version, state);
        batch.execute();
    }

    /// What is known of these members; unknown ones are left out.
    public Map<MemberId, MemberState> states(Handle handle, Collection<MemberId> memberIds) {
        Map<MemberId, MemberState> states = new HashMap<>();
        handle.createQuery(STATES + "WHERE member_id = ANY(:ids)")
                .bindArray("ids", UUID.class, memberIds.stream().map(MemberId::value).toList())
                .map((row, context) ->
                        Map.entry(new MemberId(row.getObject("member_id", UUID.class)), state(row)))
                .forEach(entry -> states.put(entry.getKey(), entry.getValue()));
        return states;
    }

    public MemberState state(Handle handle, MemberId memberId) {
        return handle.createQuery(STATES + "WHERE member_id = :id")
                .bind("id", memberId.value())
                .map((row, context) -> state(row))
                .findOne()
                .orElseGet(MemberState.Unknown::new);
    }

    /// The sealed identity; empty when there is none, or when its key was destroyed.
    public Optional<MemberVault.Sealed> sealed(Handle handle, MemberId memberId) {
        return handle.createQuery(
                        """
                        SELECT k.wrapped, i.name, i.id_number, i.birth_date
                        FROM member_identity i JOIN member_key k USING (member_id) WHERE i.member_id = :id\
                        """)
                .bind("id", memberId.value())
                .map((row, context) ->
                        new MemberVault.Sealed(
                                row.getBytes("wrapped"),
                                row.getBytes("name"),
                                row.getBytes("id_number"),
                                row.getBytes("birth_date")))
                .findOne();
    }

    private static PreparedBatch viewBatch(Handle handle) {
        return handle.prepareBatch(
                """
                INSERT INTO member_view (member_id, version, region, scheme, category, insured_from, insured_to, closure, for_heirs)
                VALUES (:id, :version, :region, :scheme, :category, :from, CAST(:to AS date), :closure, :heirs)
                ON CONFLICT (member_id) DO UPDATE SET version = :version, category = :category,
                    insured_from = :from, insured_to = CAST(:to AS date), closure = :closure,
                    for_heirs = :heirs\
                """);
    }

    private static void addView(
            PreparedBatch batch, MemberId memberId, long version, MemberState state) {
        switch (state) {
            case MemberState.Unknown _ ->
                    throw new IllegalStateException("nothing is known of " + memberId);
            case MemberState.Open open -> addView(batch, memberId, version, open, null, false);
            case MemberState.Closed closed ->
                    addView(
                            batch,
                            memberId,
                            version,
                            closed.was(),
                            closed.reason(),
                            closed.forHeirs());
        }
    }

    private static void addView(
            PreparedBatch batch,
            MemberId memberId,
            long version,
            MemberState.Open open,
            @Nullable ClosureReason closure,
            boolean forHeirs) {
        batch.bind("id", memberId.value())
                .bind("version", version)
                .bind("region", open.region().value())
                .bind("scheme", open.scheme().name())
                .bind("category", open.category() == null ? null : open.category().name())
                .bind("from", open.insuredFrom())
                .bind("to", open.insuredTo() == null ? null : open.insuredTo().toString())
                .bind("closure", closure == null ? null : closure.name())
                .bind("heirs", forHeirs)
                .add();
    }

    private static MemberState state(ResultSet row) throws SQLException {
        String category = row.getString("category");
        MemberState.Open open =
                new MemberState.Open(
                        new RegionCode(row.getString("region")),
                        Scheme.valueOf(row.getString("scheme")),
                        category == null ? null : Category.valueOf(category),
                        row.getObject("insured_from", LocalDate.class),
                        row.getObject("insured_to", LocalDate.class));
        String closure = row.getString("closure");
        return closure == null
                ? open
                : new MemberState.Closed(
                        open, ClosureReason.valueOf(closure), row.getBoolean("for_heirs"));
    }
}
