import CReadline
import Glibc

/// Other programs that want the whole terminal, such as an editor.
extension LineEditor {
  /// Lends the terminal to another program until it ends. Nothing else happens meanwhile: what the server says waits.
  /// - Parameter arguments: the path of the program first.
  package func run(_ arguments: [String]) -> Int32? {
    guard state == .waiting else { return nil }
    screen.flush()
    var pointers = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    let status = crl_run(&pointers)
    return status < 0 ? nil : status
  }
}
