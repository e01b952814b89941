package io.gongji.pooling.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.Sentence;
import io.gongji.pooling.app.MemberDirectory;
import io.gongji.pooling.domain.giver.Person;
import java.net.URI;
import java.time.LocalDate;

/// Asks payment-service who a person is (`POST /v1/member-lookups`: a POST keeps an ID number out
/// of every URL).
public final class PaymentMembers implements MemberDirectory {
    private static final String PATH = "/v1/member-lookups";

    private final Neighbour payment;

    /// @param base of payment-service, without a closing slash
    public PaymentMembers(URI base, NeighbourLimits limits) {
        this.payment = new Neighbour(new Sentence("The member registry", "参保登记系统"), base, limits);
    }

    @Override
    public Answer byId(MemberId memberId, LocalDate onDate) {
        return ask(
                JsonNodeFactory.instance.objectNode().put("memberId", memberId.toString()), onDate);
    }

    @Override
    public Answer byIdNumber(String idNumber, LocalDate onDate) {
        return ask(JsonNodeFactory.instance.objectNode().put("idNumber", idNumber), onDate);
    }

    private Answer ask(ObjectNode question, LocalDate onDate) {
        Neighbour.Answer answer = payment.ask(PATH, question.put("onDate", onDate.toString()));
        if (answer.status() == 200) {
            return new Answer.Found(person(answer));
        }
        String code = answer.body().path("code").asText();
        if (answer.status() == 404 && code.equals(Refusal.MEMBER_UNKNOWN.name())) {
            return new Answer.NotFound(Refusal.MEMBER_UNKNOWN);
        }
        if (answer.status() == 422 && code.equals(Refusal.ID_NUMBER_INVALID.name())) {
            return new Answer.NotFound(Refusal.ID_NUMBER_INVALID);
        }
        throw payment.unexpected(answer);
    }

    private Person person(Neighbour.Answer answer) {
        JsonNode body = answer.body();
        try {
            return new Person(
                    MemberId.parse(body.required("memberId").textValue()),
                    new RegionCode(body.required("region").textValue()),
                    Scheme.valueOf(body.required("scheme").textValue()),
                    body.required("insured").booleanValue(),
                    body.required("from16").booleanValue());
        } catch (IllegalArgumentException | NullPointerException _) {
            throw payment.unexpected(answer);
        }
    }
}
