import Foundation
import PackagePlugin

/// Embeds a target's `.mustache`, `.yaml`, `.css`, `.js` and `.svg` files as string literals.
@main
struct EmbedFiles: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let kinds: Set<String> = ["mustache", "yaml", "css", "js", "svg", "webmanifest"]
        let root = target.directoryURL
        guard let walker = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil) else { return [] }
        let files = walker.compactMap { $0 as? URL }.filter { kinds.contains($0.pathExtension) }
            .sorted { $0.path < $1.path }
        let out = context.pluginWorkDirectoryURL.appending(path: "Embedded.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(files.count) files of \(target.name)",
                executable: try context.tool(named: "embed").url,
                arguments: [out.path, root.path] + files.map(\.path), inputFiles: files, outputFiles: [out])
        ]
    }
}
