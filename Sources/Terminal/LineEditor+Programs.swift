import CLibrary
import CReadline
import Unix

/// Other programs that want the whole terminal, such as an editor or a pager.
extension LineEditor {
  /// Lends the terminal to another program until it ends. Nothing else happens meanwhile: what the server says waits.
  /// - Parameters:
  ///   - arguments: the path of the program first.
  ///   - text: what it reads as its standard input; nil: the terminal. It need not read all of it.
  package func run(_ arguments: [String], reading text: [UInt8]?) -> Int32? {
    guard state == .waiting else { return nil }
    screen.flush()
    // From a file and not through a pipe: nobody has to feed it, and nothing happens where it ends in the middle.
    let input = if let text { Self.namelessFile(of: text) } else { STDIN_FILENO }
    guard input >= 0 else { return nil }
    defer { if text != nil { close(input) } }
    var pointers = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    let status = crl_run(&pointers, input)
    return status < 0 ? nil : status
  }

  private static func namelessFile(of text: [UInt8]) -> Int32 {
    let file = crl_nameless_file()
    guard file >= 0 else { return -1 }
    do throws(Descriptor.Failure) { try Descriptor.write(file, text, waits: true) } catch {
      close(file)
      return -1
    }
    lseek(file, 0, SEEK_SET)
    return file
  }
}
