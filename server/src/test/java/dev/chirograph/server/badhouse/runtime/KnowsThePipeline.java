package dev.chirograph.server.badhouse.runtime;

import dev.chirograph.server.badhouse.runtime.pipeline.Pipeline;

record KnowsThePipeline(Pipeline pipeline) {}
