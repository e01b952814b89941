package io.gongji.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/// What `docs/how-to/integrate.md` tells an integrator.
class IntegrateGuideTest {
    private static final Pattern SIGNATURE = Pattern.compile("t=([0-9]+),v1=([0-9a-f]{64})");
    private static final Pattern SIGNED_BODY = Pattern.compile("(?m)^\\{\"orderId\".*}$");
    private static final Pattern CODE = Pattern.compile("`(?:40[0-9] )?([A-Z]+(?:_[A-Z]+)+)`");

    /// Words in capitals that are no codes of refusals.
    private static final List<String> OTHER_WORDS = List.of("GONGJI_CHANNEL_KEYS");

    @Test
    void theExampleOfASignatureIsRight() throws Exception {
        String guide = guide();
        MatchResult signature = SIGNATURE.matcher(guide).results().findFirst().orElseThrow();
        String body = SIGNED_BODY.matcher(guide).results().findFirst().orElseThrow().group();
        byte[] key = new byte[32];
        for (byte i = 0; i < key.length; i++) {
            key[i] = i;
        }
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));

        byte[] signed = mac.doFinal((signature.group(1) + "." + body).getBytes(UTF_8));

        assertThat(HexFormat.of().formatHex(signed)).isEqualTo(signature.group(2));
        assertThat(guide).contains("its body is " + body.length() + " bytes");
    }

    @Test
    void everyCodeItNamesIsOneOfTheTable() throws IOException {
        List<String> codes = Arrays.stream(Refusal.values()).map(Refusal::name).toList();

        assertThat(CODE.matcher(guide()).results().map(found -> found.group(1)).toList())
                .isNotEmpty()
                .filteredOn(word -> !OTHER_WORDS.contains(word))
                .isSubsetOf(codes);
    }

    private static String guide() throws IOException {
        return Files.readString(Path.of("../docs/how-to/integrate.md"));
    }
}
