package io.gongji.pooling.rest;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.pooling.app.GiverReader;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What a member is given. What it may spend, and what was spent, is the ledger's to tell.
@Path("/v1/members")
@Tag(name = "members", description = "The pools a member is in")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RunOnVirtualThread
public class MemberResource {
    private static final int PAGE_DEFAULT = 50;
    private static final int PAGE_MAX = 200;

    private final GiverReader reader;

    MemberResource(GiverReader reader) {
        this.reader = reader;
    }

    @GET
    @Path("/{memberId}/givers")
    @Operation(
            summary = "The pools a member is in, with every grant, ended ones among them",
            description = "limit is 1 to 200, default 50; cursor is nextCursor of the page before.")
    public MemberGiversResponse givers(
            @PathParam("memberId") String memberId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        MemberId member = Fields.id(memberId, MemberId::new);
        MemberId after =
                cursor == null ? new MemberId(new UUID(0, 0)) : Fields.id(cursor, MemberId::new);
        return MemberGiversResponse.of(member, reader.poolsOf(member, after, page(limit)));
    }

    private static int page(@Nullable String limit) {
        if (limit == null) {
            return PAGE_DEFAULT;
        }
        int size = limit.matches("[0-9]{1,4}") ? Integer.parseInt(limit) : 0;
        if (size < 1 || size > PAGE_MAX) {
            throw new ProblemException(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "limit is a number from 1 to " + PAGE_MAX + "; correct it.",
                            "limit 应为 1 至 " + PAGE_MAX + " 的整数，请更正。"));
        }
        return size;
    }
}
