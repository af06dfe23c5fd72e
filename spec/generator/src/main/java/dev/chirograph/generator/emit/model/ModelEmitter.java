package dev.chirograph.generator.emit.model;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.emit.Deprecations;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.PackageInfo;
import dev.chirograph.generator.java.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** Generates a class and a codec for every declared type. */
public final class ModelEmitter {
    private ModelEmitter() {}

    /** Returns the files. */
    public static List<SourceFile> emit(Contract contract, Layout layout) {
        List<SourceFile> files = new ArrayList<>();
        files.add(PackageInfo.of(layout.modelPackage(), "The data types of the API."));
        files.add(PackageInfo.of(layout.codecPackage(), "The JSON codecs of the data types."));
        Unions unions = new Unions(contract);
        for (Declaration declaration : contract.declarations()) {
            if (declaration instanceof Declaration.ObjectType object) {
                files.add(new ObjectClassEmitter(object, unions, layout).emit());
                files.add(new ObjectCodecEmitter(object, unions, layout).emit());
            } else if (declaration instanceof Declaration.EnumType enumeration) {
                EnumClassEmitter model = new EnumClassEmitter(enumeration, unions, layout);
                files.add(model.model());
                files.add(model.codec());
            } else if (declaration instanceof Declaration.UnionType union) {
                files.add(new UnionClassEmitter(union, unions, layout).emit());
                files.add(new UnionCodecEmitter(union, unions, layout).emit());
            }
        }
        return Deprecations.suppress(files, contract);
    }
}
