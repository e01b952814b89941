package io.gongji.payment.rest;

import io.gongji.contracts.BookId;
import io.gongji.contracts.Sentence;
import io.gongji.payment.domain.file.ControlTotals;
import io.gongji.payment.domain.file.FileKind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Opening balances (期初余额), taken over from the books before.
@Path("/v1/opening-balance-files")
@Tag(name = "Opening balances", description = "Balances taken over from the books before, by file")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class OpeningBalanceResource {
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,17}");

    private final FileReplies files;

    OpeningBalanceResource(FileReplies files) {
        this.files = files;
    }

    @POST
    @Consumes("text/csv")
    @Operation(
            summary = "Take over the balances of a book",
            description =
                    "CSV in UTF-8, header account,fund,region,owner,amount,side: a code of class 1 or 2, EMPLOYEE or "
                            + "RESIDENT, the owner an ID number of an enrolled person or the code of a provider, channel, "
                            + "region, employer and month (ACME0001:2025-03) or year (2025:PREMIUM), the amount in yuan, "
                            + "DEBIT or CREDIT. Nothing is posted unless every line is right and lines, debitFen, "
                            + "creditFen and personalFen (credits of 2110, 2120 and 2140) are exactly those of the file. "
                            + "What a region and fund has more or less is its fund balance (3110, 3120). The same file "
                            + "is taken once.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "201",
            description = "Posted",
            content = @Content(schema = @Schema(implementation = FileResponse.class)))
    @APIResponse(responseCode = "409", description = "OPENING_BALANCES_KNOWN")
    @APIResponse(responseCode = "422", description = "FILE_UNREADABLE or CONTROL_TOTALS_DIFFER")
    public Response takeOver(
            @QueryParam("book") @Nullable String book,
            @QueryParam("effectiveDate") @Nullable String effectiveDate,
            @QueryParam("lines") @Nullable String lines,
            @QueryParam("debitFen") @Nullable String debitFen,
            @QueryParam("creditFen") @Nullable String creditFen,
            @QueryParam("personalFen") @Nullable String personalFen,
            InputStream in) {
        ControlTotals totals =
                new ControlTotals(
                        whole("lines", lines),
                        whole("debitFen", debitFen),
                        whole("creditFen", creditFen),
                        whole("personalFen", personalFen));
        return files.take(
                new FileKind.OpeningBalances(
                        book(book),
                        Parameters.date(
                                "effectiveDate", effectiveDate == null ? "" : effectiveDate),
                        totals),
                in);
    }

    private static BookId book(@Nullable String text) {
        try {
            return new BookId(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw JsonBody.invalid(
                    "book",
                    new Sentence("send a book by its two digits, such as 13.", "请填写两位账本代码，如 13。"));
        }
    }

    private static long whole(String name, @Nullable String text) {
        if (text == null || !WHOLE.matcher(text).matches()) {
            throw JsonBody.invalid(
                    name,
                    new Sentence(
                            "send the control total as a whole number from 0.",
                            "请填写控制总数（不小于 0 的整数）。"));
        }
        return Long.parseLong(text);
    }
}
