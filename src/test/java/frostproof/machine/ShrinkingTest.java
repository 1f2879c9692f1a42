package frostproof.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.state.ActionChain;
import net.jqwik.engine.JqwikTestEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.DiscoveryFilter;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DiscoverySelectors;

/** A broken rule is found by random walks, and what is reported is a short way to it. */
class ShrinkingTest {
  @TempDir private Path memory;

  @Test
  void anUnreadMessageThatStaysIsFoundInFewSteps() {
    Walk.Broken broken = broken("unreadMessageStays");
    assertThat(broken.property()).isEqualTo("D8_Withdrawn");
    assertThat(broken.labels())
        .hasSizeLessThanOrEqualTo(8)
        .last()
        .asString()
        .startsWith("DeadlineExpires(");
  }

  @Test
  void aMissingRollbackIsFoundInFewSteps() {
    Walk.Broken broken = broken("noRollback");
    assertThat(broken.property()).isEqualTo("G4_FailMeansThawed");
    assertThat(broken.labels())
        .hasSizeLessThanOrEqualTo(8)
        .last()
        .asString()
        .startsWith("FreezeMount");
  }

  /** Runs one property of {@link BrokenMachines} and returns what its shrunk walk throws. */
  @SuppressWarnings("deprecation") // the launcher, which is not here, has the other constructor
  private Walk.Broken broken(String property) {
    DiscoverySelector selector =
        DiscoverySelectors.selectMethod(BrokenMachines.class, property, ActionChain.class);
    Map<String, String> quiet =
        Map.of(
            "jqwik.database",
            memory.resolve("database").toString(),
            "jqwik.reporting.usejunitplatform",
            "true");
    Request request = new Request(selector, quiet);
    List<Throwable> failures = new ArrayList<>();
    EngineExecutionListener listener =
        new EngineExecutionListener() {
          @Override
          public void executionFinished(TestDescriptor test, TestExecutionResult result) {
            result.getThrowable().ifPresent(failures::add);
          }
        };
    JqwikTestEngine jqwik = new JqwikTestEngine();
    TestDescriptor found = jqwik.discover(request, UniqueId.forEngine(jqwik.getId()));
    jqwik.execute(ExecutionRequest.create(found, listener, request.getConfigurationParameters()));
    assertThat(failures).hasSize(1);
    assertThat(failures.getFirst()).hasCauseInstanceOf(Walk.Broken.class);
    return (Walk.Broken) failures.getFirst().getCause();
  }

  /** One method to run, and jqwik's parameters. */
  private record Request(DiscoverySelector selector, Map<String, String> values)
      implements EngineDiscoveryRequest, ConfigurationParameters {

    @Override
    public <T extends DiscoverySelector> List<T> getSelectorsByType(Class<T> type) {
      return type.isInstance(selector) ? List.of(type.cast(selector)) : List.of();
    }

    @Override
    public <T extends DiscoveryFilter<?>> List<T> getFiltersByType(Class<T> type) {
      return List.of();
    }

    @Override
    public ConfigurationParameters getConfigurationParameters() {
      return this;
    }

    @Override
    public Optional<String> get(String key) {
      return Optional.ofNullable(values.get(key));
    }

    @Override
    public Optional<Boolean> getBoolean(String key) {
      return get(key).map(Boolean::valueOf);
    }

    @Override
    public Set<String> keySet() {
      return values.keySet();
    }

    @Override
    @Deprecated
    public int size() {
      return values.size();
    }
  }
}
