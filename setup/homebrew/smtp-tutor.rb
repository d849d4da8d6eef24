# A formula for Homebrew on Linux, which builds the program from source. Homebrew itself has not run it yet; its steps and its
# test were run on Debian 12, with a stand-in for what a formula gets from Homebrew. Before it can be used,
# `url` and `sha256` have to name the archive of a release's source; until then `brew install --HEAD` needs the address of
# the repository in `head`.
#
# Not for macOS yet: nobody has built the program there.
class SmtpTutor < Formula
  desc "Interactive SMTP client that explains every reply"
  homepage "https://example.org/smtp-tutor"
  url "https://example.org/smtp-tutor-1.0.0.tar.gz"
  sha256 "0000000000000000000000000000000000000000000000000000000000000000"
  license "GPL-3.0-or-later"
  head "https://example.org/smtp-tutor.git", branch: "main"

  depends_on "swift" => :build
  depends_on "cmark"
  depends_on :linux
  depends_on "openssl@3"
  depends_on "readline"
  depends_on "unbound"

  def install
    # Not `make release`: that looks for Debian's archives, and links Swift and C++ into the program.
    system "swift", "build", "--disable-sandbox", "--configuration", "release", "--product", "smtp-tutor",
           "--static-swift-stdlib"
    bin.install ".build/release/smtp-tutor"
    generate_completions_from_executable(bin/"smtp-tutor", "--generate-completion-script")
    system "setup/manual", bin/"smtp-tutor", buildpath/"manual"
    man1.install Dir["manual/*.1"]
    man5.install Dir["manual/*.5"]
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/smtp-tutor --version")
    assert_match "status 0", shell_output("#{bin}/smtp-tutor replay bugs-bunny --no-pause --address you@christian.net")
  end
end
