import PackagePlugin

/// Makes the table of pinyin and simplified forms that `Kernel` reads.
@main
struct HanziTable: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let readings = context.package.directoryURL.appending(path: "Tools/hanzi/readings.txt")
        let out = context.pluginWorkDirectoryURL.appending(path: "HanziTable.swift")
        return [
            .buildCommand(
                displayName: "Making the pinyin table", executable: try context.tool(named: "hanzi").url,
                arguments: [readings.path, out.path], inputFiles: [readings], outputFiles: [out])
        ]
    }
}
