package io.gongji.ledger.rest;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/// The head of the published interface.
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Gongji ledger-service",
                        version = "1",
                        description =
                                "Balances, statements, journal records, trial balances and proof of the medical-insurance"
                                        + " ledger. Everything here reads: money moves by events. Amounts are fen (分) as whole numbers;"
                                        + " every answer says after which record (asOfSeq) it holds. Errors are application/problem+json"
                                        + " with a stable code; Accept-Language: zh gives Chinese titles."))
final class LedgerApi extends Application {}
