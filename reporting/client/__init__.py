"""The program, a door without a browser: it seals on its own machine and knows no Django.

python -m reporting.client file|mailbox|letter|watch --url https://... (docs/client.md)
"""
