package frostproof.tlc;

import java.io.File;
import java.nio.file.Path;
import util.SimpleFilenameToStream;

/** In the child: where TLC finds modules, and the configuration wherever it is. */
final class ModelFiles extends SimpleFilenameToStream {

  ModelFiles(Path module) {
    super(module.getParent().toString());
  }

  /** TLC would look for an absolute path below the directory of the modules. */
  @Override
  public File resolve(String name, boolean isModule) {
    File file = new File(name);
    return !isModule && file.isAbsolute() ? file : super.resolve(name, isModule);
  }
}
