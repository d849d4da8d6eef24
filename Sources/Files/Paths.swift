import CLibrary
import Terminal

/// The files of this machine, as a person names them at the prompt, where no shell expands what is typed.
package enum Paths {
  /// `~` and `~/...` with the home folder in its place; anything else, and everything where there is no home, as it is.
  package static func expanded(_ path: String, environment: (String) -> String? = environmentValue) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = environment("HOME"), !home.isEmpty else { return path }
    return home + path.dropFirst()
  }

  /// The paths that begin so, in order; folders end with a slash. Hidden ones only if the word asks for them.
  package static func beginning(with word: String) -> [String] {
    let folder = word.lastIndex(of: "/").map { String(word[...$0]) } ?? ""
    let beginning = word.dropFirst(folder.count)
    let place = expanded(folder)
    guard let stream = opendir(folder.isEmpty ? "." : place) else { return [] }
    defer { closedir(stream) }
    var paths: [String] = []
    while let entry = readdir(stream) {
      // The record ends with its name, wherever that ends.
      let start = UnsafeRawPointer(entry) + (MemoryLayout<dirent>.offset(of: \.d_name) ?? 0)
      let name = String(validatingCString: start.assumingMemoryBound(to: CChar.self))
      guard let name, name != ".", name != "..", name.hasPrefix(beginning) else { continue }
      guard beginning.hasPrefix(".") || !name.hasPrefix(".") else { continue }
      var facts = stat()
      let isFolder = stat(place + name, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
      paths.append(folder + name + (isFolder ? "/" : ""))
    }
    return paths.sorted()
  }
}
