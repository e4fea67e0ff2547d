"""Fetch the browser libraries listed in vendor.toml from npm, verify them, and put them in the repository.

Called by `python3 tasks.py vendor`. Most are copied unchanged, but for the comment that names a map of their source;
those that are only published as modules, or are much larger than the part that the site uses, are bundled here, with
the bundler given in vendor.toml. The site is built from the files in the repository: Node is needed only to update
them. Only vendor.toml says which files are needed and what their hashes are.
"""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MANIFEST = Path(__file__).with_suffix(".toml")

# The start of a bundle: it names the package and the bundler, to make the same bytes again.
BUNDLE_BANNER = "/*! {name} {version} ({licence}): bundled by tooling/vendor.py with {bundler}, only what is used. */"
BUNDLE_OPTIONS = ["--bundle", "--minify", "--format=iife", "--target=es2020", "--charset=utf8", "--legal-comments=eof"]

# The form of a CommonJS file whose exports our modules can import. It is not ours, so its types are not checked.
MODULE = """\
/*! {name} {version} ({licence}), {source}: made a module by tooling/vendor.py; otherwise unchanged. */
// @ts-nocheck
const exports = {{}};
(function () {{
{code}
}})();
{declarations}
"""


# Packages name a map of their source that the site doesn't have.
SOURCE_MAP = re.compile(rb"^//# sourceMappingURL=\S+\s*", re.MULTILINE)


class VendorError(Exception):
    """What could not be fetched or did not match. The message is one clear Spanish sentence."""


@dataclass(frozen=True)
class VendoredFile:
    """One file of the repository that came from a package (or, without a source and a bundle, was added by hand).

    `bundle` is the source of the module that a classic script is made from, which puts its exports in the global name
    `wrap`; `exports`, the names that our modules import from a CommonJS file.
    """

    path: Path
    source: str | None
    sha256: str
    wrap: str | None = None
    bundle: str | None = None
    exports: tuple[str, ...] = ()


@dataclass(frozen=True)
class Package:
    """One package: its name in npm, the hash of its archive, the files taken from it, and its bundled dependencies."""

    name: str
    version: str
    licence: str
    integrity: str
    files: tuple[VendoredFile, ...] = ()
    needs: tuple[Package, ...] = ()
    bundler: str = ""


def load_packages(manifest: Path = MANIFEST, root: Path = ROOT) -> list[Package]:
    """Read vendor.toml; the paths of the returned files are absolute."""
    data = tomllib.loads(manifest.read_text(encoding="utf-8"))
    packages = []
    for entry in data["package"]:
        folder = root / entry["folder"]
        files = [
            VendoredFile(
                folder / file["to"],
                file.get("from"),
                file["sha256"],
                file.get("wrap"),
                file.get("bundle"),
                tuple(file.get("exports", ())),
            )
            for file in [*entry["file"], *entry.get("kept", [])]
        ]
        needs = [
            Package(need["name"], need["version"], need["licence"], need["integrity"])
            for need in entry.get("needs", [])
        ]
        named = (entry["name"], entry["version"], entry["licence"], entry["integrity"])
        packages.append(Package(*named, tuple(files), tuple(needs), data.get("bundler", "")))
    return packages


def compute_integrity(content: bytes) -> str:
    """Return the subresource integrity of some bytes in npm's format (`sha512-…`)."""
    return "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode("ascii")


def compute_sha256(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def find_npm() -> str:
    """Return npm's path. Raises VendorError."""
    npm = shutil.which("npm")
    if npm is None:
        raise VendorError(
            "No se encuentra npm. Solo hace falta para renovar las bibliotecas del navegador: instala Node.js y repite."
        )
    return npm


def fetch_archive(package: Package, folder: Path) -> Path:
    """Have npm fetch the package's archive into a folder; return its path. Raises VendorError."""
    npm = find_npm()
    folder.mkdir(parents=True, exist_ok=True)
    wanted = f"{package.name}@{package.version}"
    command = [npm, "pack", wanted, "--silent", "--ignore-scripts", "--pack-destination", str(folder)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    archives = sorted(folder.glob("*.tgz"))
    if done.returncode != 0 or len(archives) != 1:
        reason = (done.stderr or done.stdout).strip().splitlines()
        raise VendorError(
            f"npm no ha podido traer {wanted}: {reason[0] if reason else 'no ha dado ningún motivo'}. "
            "Comprueba la conexión y la versión."
        )
    return archives[0]


def check_archive(package: Package, archive: Path) -> None:
    """Raise VendorError if the archive is not the recorded one."""
    if compute_integrity(archive.read_bytes()) != package.integrity:
        raise VendorError(
            f"El paquete {package.name} {package.version} recibido no es el que se anotó (integridad distinta). "
            "No se ha copiado nada."
        )


def read_files(package: Package, archive: Path) -> dict[Path, bytes]:
    """Verify the archive and return the content of each file taken from it, by its destination.

    Raises VendorError if the archive or one of its files is not the recorded one.
    """
    check_archive(package, archive)
    contents = {}
    with tarfile.open(archive) as tar:
        for file in package.files:
            if file.source is None:
                continue
            try:
                member = tar.extractfile(f"package/{file.source}")
            except KeyError:
                member = None
            if member is None:
                raise VendorError(f"El paquete {package.name} {package.version} no contiene {file.source}.")
            content = SOURCE_MAP.sub(b"", member.read())
            contents[file.path] = make_module(package, file, content) if file.exports else content
    return contents


def make_module(package: Package, file: VendoredFile, content: bytes) -> bytes:
    """Turn a CommonJS file into a module that exports some of its names."""
    return MODULE.format(
        name=package.name,
        version=package.version,
        licence=package.licence,
        source=file.source,
        code=content.decode("utf-8").strip(),
        declarations="\n".join(f"export const {name} = exports.{name};" for name in file.exports),
    ).encode("utf-8")


def build_bundles(package: Package, archive: Path, folder: Path) -> dict[Path, bytes]:
    """Bundle what the manifest says from the package and the packages it needs, in `folder`. Raises VendorError."""
    files = [(file, file.bundle) for file in package.files if file.bundle]
    if not files:
        return {}
    archives = {package: archive, **{need: fetch_archive(need, folder / "needs" / need.name) for need in package.needs}}
    for each, path in archives.items():
        check_archive(each, path)
        with tarfile.open(path) as tar:
            tar.extractall(folder / "unpacked", filter="data")
        (folder / "unpacked/package").rename(make_parent(folder / "node_modules" / each.name))
    contents = {}
    for file, bundle in files:
        (folder / "entry.js").write_text(bundle, encoding="utf-8")
        banner = BUNDLE_BANNER.format(
            name=package.name, version=package.version, licence=package.licence, bundler=package.bundler
        )
        command = [
            find_npm(),
            "exec",
            "--yes",
            "--ignore-scripts",
            f"--package={package.bundler}",
            "--",
            "esbuild",
            "entry.js",
            *BUNDLE_OPTIONS,
            f"--global-name={file.wrap}",
            f"--banner:js={banner}",
            "--outfile=bundle.js",
            "--log-level=warning",
        ]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
        if done.returncode != 0:
            reason = [line.strip() for line in (done.stderr or done.stdout).splitlines() if line.strip()]
            raise VendorError(
                f"{package.bundler} no ha podido juntar {package.name}: {reason[0] if reason else 'no dice por qué'}"
            )
        contents[file.path] = (folder / "bundle.js").read_bytes()
    return contents


def make_parent(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def find_faults(package: Package) -> list[str]:
    """Compare a package's files in the repository with the manifest; return one Spanish sentence per difference."""
    faults = []
    for file in package.files:
        shown = file.path.name
        if not file.path.is_file():
            faults.append(f"{package.name}: falta {shown}.")
        elif compute_sha256(file.path.read_bytes()) != file.sha256:
            faults.append(
                f"{package.name}: {shown} no coincide con su sha256 anotado "
                f"(el del archivo es {compute_sha256(file.path.read_bytes())})."
            )
    return faults


def main() -> int:
    """Update every vendored file; return the exit code."""
    try:
        faults = []
        for package in load_packages():
            with tempfile.TemporaryDirectory() as folder:
                archive = fetch_archive(package, Path(folder, "archive"))
                contents = read_files(package, archive) | build_bundles(package, archive, Path(folder))
            for path, content in contents.items():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
                print(f"{package.name} {package.version} → {path.relative_to(ROOT).as_posix()}")
            faults += find_faults(package)
    except VendorError as error:
        print(error, file=sys.stderr)
        return 1
    if faults:
        print("\n".join(faults), file=sys.stderr)
        print("Si el cambio es querido, anota los nuevos valores en tooling/vendor.toml.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
