package io.gongji.pooling.rest;

import io.gongji.contracts.RegionCode;
import io.gongji.contracts.RegionTable;
import io.gongji.pooling.app.WalletReader;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The cities that are open for wallets (domain G7, G8).
@Path("/v1/open-cities")
@Tag(name = "wallets")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RunOnVirtualThread
public class OpenCityResource {
    private final WalletReader reader;

    OpenCityResource(WalletReader reader) {
        this.reader = reader;
    }

    /// The cities that are open on a business day.
    public record OpenCitiesResponse(LocalDate onDate, List<City> cities) {}

    /// One city.
    public record City(
            @Schema(implementation = String.class, pattern = "[0-9]{6}") RegionCode region,
            String name) {}

    @GET
    @Operation(
            summary = "The cities that are open today",
            description = "With region: that city alone when it is open, else an empty list.")
    public OpenCitiesResponse openCities(@QueryParam("region") @Nullable String region) {
        RegionCode asked = region == null ? null : Fields.region("region", region);
        WalletReader.OpenCities open = reader.openCities();
        return new OpenCitiesResponse(
                open.onDate(),
                open.regions().stream()
                        .filter(city -> asked == null || city.equals(asked))
                        .map(city -> new City(city, RegionTable.nameOf(city)))
                        .toList());
    }
}
