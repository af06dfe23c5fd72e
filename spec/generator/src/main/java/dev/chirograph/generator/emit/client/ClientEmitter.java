package dev.chirograph.generator.emit.client;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.emit.Deprecations;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.PackageInfo;
import dev.chirograph.generator.emit.WebhooksClassEmitter;
import dev.chirograph.generator.java.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** Generates two classes for each group of operations, classes of optional parameters, and the list of groups. */
public final class ClientEmitter {
    private ClientEmitter() {}

    /**
     * Returns the files.
     *
     * @throws IllegalArgumentException naming a place in the document that a client cannot express
     */
    public static List<SourceFile> emit(Contract contract, Layout layout) {
        List<Group> groups = Group.of(contract, layout);
        List<SourceFile> files = new ArrayList<>();
        files.add(PackageInfo.of(layout.apiPackage(), "The operations of the API, in groups."));
        files.add(ApiGroupsEmitter.emit(contract, groups, layout));
        for (Group group : groups) {
            files.add(new ValuesClassEmitter(group, contract, layout).emit());
            files.add(new CallsClassEmitter(group, contract, layout).emit());
            for (ClientOperation operation : group.operations()) {
                if (operation.options() != null && operation.preferred()) {
                    files.add(new ParametersClassEmitter(operation, operation.options(), contract, layout).emit());
                }
                if (operation.returnShape().type() != null) {
                    files.add(ResponseTypeEmitter.emit(
                            operation, operation.returnShape().type(), layout));
                }
            }
        }
        files.addAll(WebhooksClassEmitter.emit(contract, layout));
        return Deprecations.suppress(files, contract);
    }
}
