package import Lessons

extension Glossary {
  /// The name of its file, in any folder of lessons.
  package static let fileName = "glossary.md"

  /// The one that came with the program, without its lessons.
  package static var builtIn: Glossary { read(BuiltInFiles.bytes(named: fileName) ?? []).glossary }
}
