package io.gongji.eventstore;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What needs a person now. Raising writes one ERROR line with the word ALARM; an alarm that is
/// raised already only gets its newest detail. Health checks show [#current].
public final class Alarms {
    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
    private static final int RECENT_MAX = 100;

    private final Map<String, Alarm> current = new ConcurrentHashMap<>();
    private final Deque<Alarm> recent = new ArrayDeque<>();
    private final Clock clock;

    /// One alarm.
    ///
    /// @param name what is wrong and where, `journal-break/13`; the same trouble has the same name
    /// @param detail ids and numbers only, as `key=value`
    public record Alarm(String name, String detail, Instant since) {}

    public Alarms() {
        this(Clock.systemUTC());
    }

    public Alarms(Clock clock) {
        this.clock = clock;
    }

    /// Something is wrong from now on.
    public void raise(String name, String detail) {
        Alarm raised = new Alarm(name, detail, clock.instant());
        Alarm before = current.put(name, raised);
        if (before == null) {
            LOG.error("ALARM raised alarm={} {}", name, detail);
            remember(raised);
        } else {
            current.put(name, new Alarm(name, detail, before.since()));
        }
    }

    /// It is right again; nothing happens when it never was wrong.
    public void clear(String name) {
        if (current.remove(name) != null) {
            LOG.info("Alarm cleared alarm={}", name);
        }
    }

    /// Alarms that stand, by name.
    public List<Alarm> current() {
        return current.values().stream().sorted(Comparator.comparing(Alarm::name)).toList();
    }

    /// The last hundred alarms raised since the start, oldest first, cleared ones too.
    public List<Alarm> recent() {
        synchronized (recent) {
            return List.copyOf(recent);
        }
    }

    private void remember(Alarm alarm) {
        synchronized (recent) {
            recent.addLast(alarm);
            if (recent.size() > RECENT_MAX) {
                recent.removeFirst();
            }
        }
    }
}
