package io.guanjia.platform.settings;

import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.CommonRefusal.FieldError;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.CommonRefusal.PreconditionFailed;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.json.Json;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.FieldErrors;
import io.guanjia.platform.web.Ids;
import jakarta.validation.Validator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The settings of one service: a record whose components are the groups that are set together. What a community did
/// not set is as the defaults say.
public final class Settings<T extends Record> {

    private final Aggregates<SettingsHistory> histories;
    private final T defaults;
    private final JsonMapper json;
    private final Validator validator;

    public Settings(Aggregates<SettingsHistory> histories, T defaults, JsonMapper json, Validator validator) {
        this.histories = histories;
        this.defaults = defaults;
        this.json = Json.strict(json.rebuild()).build();
        this.validator = validator;
    }

    /// What is, was or will be in force in the community at an instant. What was taken once holds, though what may be
    /// set has become less since: a community does not stop by it.
    public T at(String communityId, Instant when) {
        return parsed(groups(find(communityId).flatMap(stored -> stored.state().inForce(when))));
    }

    Optional<Stored<SettingsHistory>> find(String communityId) {
        return histories.find(id(communityId), Scope.everything());
    }

    /// Changes the named groups from an instant on (null: from now), on top of what is in force then.
    ///
    /// @throws RefusedException {@link InvalidRequest} with a pointer at each defect
    Outcome<SettingsHistory> put(String communityId, ObjectNode named, @Nullable Instant from, Command command) {
        if (from != null && from.isBefore(command.at())) {
            throw new RefusedException(InvalidRequest.of("/effectiveFrom", "in-past"));
        }
        Instant effective = Instant.ofEpochMilli((from == null ? command.at() : from).toEpochMilli());
        if (find(communityId).isPresent()) {
            return histories.change(
                    id(communityId),
                    Scope.everything(),
                    command,
                    (history, change) -> decide(history, named, effective, change));
        }
        if (!Long.valueOf(0).equals(command.ifMatch())) {
            throw new RefusedException(new PreconditionFailed(0));
        }
        return histories.create(id(communityId), command, change -> {
            SettingsHistory history = SettingsHistory.empty(communityId);
            decide(history, named, effective, change);
            return history;
        });
    }

    private void decide(SettingsHistory history, ObjectNode named, Instant effective, Change change) {
        ObjectNode groups = groups(history.inForce(effective));
        groups.setAll(named);
        check(parsed(groups));
        history.put(new SettingsHistory.Version(effective, groups.toString()));
        change.editContent();
        change.record(new SettingsChanged(history.communityId, List.copyOf(named.propertyNames()), effective));
    }

    private ObjectNode groups(Optional<SettingsHistory.Version> version) {
        return version.map(stored -> (ObjectNode) json.readTree(stored.groups()))
                .orElseGet(json::createObjectNode);
    }

    private T parsed(ObjectNode groups) {
        ObjectNode all = json.valueToTree(defaults);
        all.setAll(groups);
        try {
            return json.treeToValue(all, type());
        } catch (JacksonException defect) {
            throw new RefusedException(new InvalidRequest(List.of(FieldErrors.of(defect))));
        }
    }

    private void check(T settings) {
        List<FieldError> errors =
                validator.validate(settings).stream().map(FieldErrors::of).toList();
        if (!errors.isEmpty()) {
            throw new RefusedException(new InvalidRequest(errors));
        }
    }

    @SuppressWarnings("unchecked") // the class of a T is a Class<T>: records have no subclasses
    private Class<T> type() {
        return (Class<T>) defaults.getClass();
    }

    private static String id(String communityId) {
        return Ids.derive("settings", communityId);
    }
}
