import Glibc

/// The files of this machine, for completion only.
package enum Paths {
  /// The paths that begin so, in order; folders end with a slash. Hidden ones only if the word asks for them.
  package static func beginning(with word: String) -> [String] {
    let folder = word.lastIndex(of: "/").map { String(word[...$0]) } ?? ""
    let beginning = word.dropFirst(folder.count)
    guard let stream = opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { closedir(stream) }
    var paths: [String] = []
    while let entry = readdir(stream) {
      // The record ends with its name, wherever that ends.
      let start = UnsafeRawPointer(entry) + (MemoryLayout<dirent>.offset(of: \.d_name) ?? 0)
      let name = String(validatingCString: start.assumingMemoryBound(to: CChar.self))
      guard let name, name != ".", name != "..", name.hasPrefix(beginning) else { continue }
      guard beginning.hasPrefix(".") || !name.hasPrefix(".") else { continue }
      var facts = stat()
      let isFolder = stat(folder + name, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
      paths.append(folder + name + (isFolder ? "/" : ""))
    }
    return paths.sorted()
  }
}
