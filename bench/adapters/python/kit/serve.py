"""Entry of every Python adapter: `python serve.py FOLDER` serves FOLDER/adapter.py.

The streams are taken before anything of the framework is imported, and adapter.py is imported
rather than run, so that its byte code is used.
"""

import sys

from agentbench_kit import stdio

streams = stdio.take()

from agentbench_kit.server import main  # noqa: E402

main(sys.argv[1], streams)
