package io.gongji.ledger.rest;

import io.gongji.ledger.view.FamilyStatement;
import io.gongji.ledger.view.Statement;
import io.gongji.ledger.view.StatementQueries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Statements of persons and of families.
@Path("/v1/members/{memberId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Members")
@APIResponse(
        responseCode = "404",
        description = "MEMBER_UNKNOWN: no book has an account of this person",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "422",
        description = "INVALID_FIELD: the detail names the field",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
final class StatementsResource {
    private final StatementQueries statements;

    StatementsResource(StatementQueries statements) {
        this.statements = statements;
    }

    @GET
    @Path("/statement")
    @Operation(
            summary = "A person's statement",
            description =
                    "The period is one of effective or of accounting dates, both days included; lines stand in the order"
                            + " of recording. openingFen plus all lines is closingFen; without an end that is the balance,"
                            + " availableFen minus recoverableFen. With an asOf it is the statement as it was known then."
                            + " Pages of one statement are as of one record.")
    @APIResponse(responseCode = "200", description = "One page")
    public Statement ofPerson(
            @RestPath @Parameter(example = "0197a3b2-0000-7000-8000-000000000001") String memberId,
            @BeanParam StatementPage page) {
        return RefusedRequest.valueOf(statements.of(page.asked(memberId)));
    }

    @GET
    @Path("/family-statement")
    @Operation(
            summary = "The statement of a person's family",
            description =
                    "The accounts of the person, of those whom the person gives to and of those who give to the person"
                            + " by an active grant, and the money set aside for these grants, as one statement:"
                            + " parts has what each opens and closes with.")
    @APIResponse(responseCode = "200", description = "One page")
    public FamilyStatement ofFamily(
            @RestPath @Parameter(example = "0197a3b2-0000-7000-8000-000000000001") String memberId,
            @BeanParam StatementPage page) {
        return RefusedRequest.valueOf(statements.ofFamily(page.asked(memberId)));
    }
}
