package io.gongji.contracts;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The query parameters that one address takes. Any other is refused: a misspelt one, left out of
/// account, would be answered with the live figure in place of the one that was asked for.
public final class QueryParameters {
    private final SortedSet<String> names;

    /// @param names as they are written in an address; none for an address that takes none
    public QueryParameters(Set<String> names) {
        this.names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    /// What is wrong with a query, or [Sentence#NONE]: a parameter that the address does not take,
    /// or one that is given more than once.
    ///
    /// @param sent the values of each parameter, decoded
    public Sentence fault(Map<String, List<String>> sent) {
        for (Map.Entry<String, List<String>> parameter : sent.entrySet()) {
            String name = parameter.getKey();
            if (!names.contains(name)) {
                return notTaken();
            }
            if (parameter.getValue().size() > 1) {
                return new Sentence(
                        name + " is given more than once; send it once.", name + " 重复填写，请只填写一次。");
            }
        }
        return Sentence.NONE;
    }

    private Sentence notTaken() {
        return names.isEmpty()
                ? new Sentence(
                        "This address takes no query parameters; leave them out.",
                        "该地址不接受查询参数，请删去。")
                : new Sentence(
                        "The query has a parameter that this address does not take; it takes "
                                + String.join(", ", names)
                                + ".",
                        "查询参数中有该地址不接受的参数；可用的参数为 " + String.join("、", names) + "。");
    }

    /// What each address takes, read from the parameters of its method once.
    public static final class ByMethod {
        private final Map<Method, QueryParameters> taken = new ConcurrentHashMap<>();
        private final Function<Parameter, Stream<String>> names;

        /// @param names the names of the query that a parameter of a method stands for; none for a
        ///   parameter that is no part of the query
        public ByMethod(Function<Parameter, Stream<String>> names) {
            this.names = names;
        }

        /// The [QueryParameters#fault] of a query that is sent to an address.
        public Sentence fault(Method address, Map<String, List<String>> sent) {
            return sent.isEmpty()
                    ? Sentence.NONE
                    : taken.computeIfAbsent(address, this::of).fault(sent);
        }

        private QueryParameters of(Method address) {
            return new QueryParameters(
                    Stream.of(address.getParameters())
                            .flatMap(names)
                            .collect(Collectors.toUnmodifiableSet()));
        }
    }
}
