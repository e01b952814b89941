/// The ledger's addresses: they read, verify, preview and take operators' requests. Money moves by
/// events alone.
@NullMarked
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Gongji ledger-service",
                        version = "1",
                        description =
                                "Balances, statements, journal records, trial balances and proof of the"
                                        + " medical-insurance ledger, and operators' requests. Money moves by events."
                                        + " Amounts are fen (分) as whole numbers; asOfSeq says after which record an"
                                        + " answer holds. Errors are application/problem+json with a stable code;"
                                        + " Accept-Language: zh gives them in Chinese."))
package io.gongji.ledger.rest;

import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.jspecify.annotations.NullMarked;
